import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { AnswerAges } from './answer-ages.ts';
import { type CommitHead, GroupReader, type PackedGroup } from './commit-codec.ts';
import { inTransaction } from './database.ts';
import type { Erasure } from './erasure.ts';

interface Head {
  readonly id: number;
  seq: number;
  talkSeq: number;
}

/** Writes groups of commits, each group in one transaction. */
export class Commits {
  readonly #database: DatabaseSync;
  readonly #erasure: Erasure;
  readonly #readHead: StatementSync;
  readonly #setHead: StatementSync;
  readonly #addEvent: StatementSync;
  readonly #addTalk: StatementSync;
  readonly #addAnswer: StatementSync;
  readonly #ages: AnswerAges;

  constructor(database: DatabaseSync, erasure: Erasure) {
    this.#database = database;
    this.#erasure = erasure;
    this.#readHead = database.prepare('SELECT id, seq, talk_seq AS talkSeq FROM shows WHERE slug = ?');
    this.#setHead = database.prepare('UPDATE shows SET seq = ?, talk_seq = ? WHERE id = ?');
    this.#addEvent = database.prepare(
      'INSERT INTO events (show, version, seq, at, by, name, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#addTalk = database.prepare(
      'INSERT INTO talk (show, version, seq, at, by, name, data, after, person) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#addAnswer = database.prepare(
      'INSERT INTO answers (show, at, key, fingerprint, result) VALUES (?, ?, ?, ?, ?)',
    );
    this.#ages = new AnswerAges(database);
  }

  /** What became of each commit. A commit that conflicts writes nothing, nor does any of its show behind it. */
  write(group: PackedGroup, eventsVersion: number): ('ok' | 'conflict')[] {
    const outcomes = inTransaction(this.#database, () => {
      const heads = new Map<string, Head | undefined>();
      const reader = new GroupReader(group);
      const done: ('ok' | 'conflict')[] = [];
      for (let index = 0; index < group.count; index++) {
        const commit = reader.head();
        const head = this.#expectedHead(commit, heads);
        if (head) this.#write(head, commit, reader, eventsVersion);
        done.push(head ? 'ok' : 'conflict');
      }
      for (const head of heads.values()) if (head) this.#saveHead(head);
      this.#ages.prune();
      return done;
    });
    this.#erasure.cutLog();
    return outcomes;
  }

  /** The end of the commit's show, where it is as the commit expects it and no commit before it has failed. */
  #expectedHead(commit: CommitHead, heads: Map<string, Head | undefined>): Head | undefined {
    const { slug, expectedSeq, expectedTalkSeq } = commit;
    if (!heads.has(slug)) heads.set(slug, this.#readHead.get(slug) as Head | undefined);
    const head = heads.get(slug);
    if (head?.seq === expectedSeq && head.talkSeq === expectedTalkSeq) return head;
    // Whoever wrote behind this commit built on it and has nothing left to stand on.
    if (head) this.#saveHead(head);
    heads.set(slug, undefined);
    return undefined;
  }

  #write(head: Head, commit: CommitHead, reader: GroupReader, version: number): void {
    const { id } = head;
    for (let index = 0; index < commit.events; index++) {
      head.seq = reader.number();
      const at = reader.number();
      this.#addEvent.run(id, version, head.seq, at, reader.text(), reader.text(), reader.text());
    }
    for (let index = 0; index < commit.talk; index++) {
      head.talkSeq = reader.number();
      const at = reader.number();
      const [by, name, data] = [reader.text(), reader.text(), reader.text()];
      this.#addTalk.run(id, version, head.talkSeq, at, by, name, data, reader.number(), reader.text());
    }
    if (commit.hasAnswer)
      this.#addAnswer.run(id, this.#ages.now(), reader.text(), reader.text(), reader.text());
    if (commit.erase > 0) {
      const people = Array.from({ length: commit.erase }, () => reader.text() ?? '');
      this.#erasure.erase(id, people, head.seq);
    }
  }

  #saveHead({ seq, talkSeq, id }: Head): void {
    this.#setHead.run(seq, talkSeq, id);
  }
}
