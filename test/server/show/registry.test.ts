import { describe, expect, test } from 'vitest';
import { Registry } from '../../../server/show/registry.ts';
import * as contracts from '../../../shared/features.ts';
import type { Contract } from '../../../shared/show/contract.ts';
import { type CommandName, commands, type QueryName, queries } from '../../../shared/show/protocol.ts';
import { allFeatures, registry } from '../../support/registry.ts';

/** What a connection answers by itself. */
const OF_CONNECTION = ['time.now'];

describe('the server’s list of features', () => {
  test('has each feature that the contracts name, under its own name', () => {
    expect(Object.keys(allFeatures).sort()).toEqual(Object.keys(contracts).sort());
    for (const [name, feature] of Object.entries(allFeatures)) expect(feature.name).toBe(name);
  });

  test('has a handler for every command and an answer for every query', () => {
    expect(registry.unanswered()).toEqual(OF_CONNECTION);
    for (const name of Object.keys(commands) as CommandName[])
      expect(registry.handlerOf(name), name).toBeTypeOf('function');
    for (const name of (Object.keys(queries) as QueryName[]).filter(each => !OF_CONNECTION.includes(each)))
      expect(registry.answerOf(name), name).toBeTypeOf('function');
  });

  test('lets each feature answer the commands and queries of its own contract and no others', () => {
    for (const [name, contract] of Object.entries(contracts))
      for (const request of [...Object.keys(contract.commands), ...Object.keys(contract.queries)])
        expect(registry.featureOf(request as CommandName).name, request).toBe(name);
  });

  test('prepares and completes only what is a command of the feature', () => {
    const all = new Map(Object.entries<Contract>(contracts));
    for (const { name, parts } of registry.features)
      for (const command of [...Object.keys(parts.prepare ?? {}), ...Object.keys(parts.complete ?? {})])
        expect(Object.keys(all.get(name)?.commands ?? {})).toContain(command);
  });

  test('gives a new show its title first', () => {
    expect(registry.firstEvents('Autumn')[0]).toEqual({ name: 'show.created', data: { title: 'Autumn' } });
  });
});

describe('a list that lacks a feature', () => {
  const { chat: _chat, media: _media, ...others } = allFeatures;
  const partial = new Registry(others);

  test('says which commands and queries nobody answers', () => {
    const { chat, media } = contracts;
    const lacking = [chat.commands, chat.queries, media.queries].flatMap(Object.keys).concat(OF_CONNECTION);
    expect(partial.unanswered().sort()).toEqual(lacking.sort());
  });

  test('throws by name where one of them is asked for', () => {
    expect(() => partial.handlerOf('chat.post')).toThrow(/No feature of this server answers chat\.post/);
    expect(() => partial.answerOf('media.open')).toThrow(/media\.open/);
    expect(() => partial.preparationOf('chat.post')).toThrow(/chat\.post/);
  });

  test('takes no query for a command, and no command for a query', () => {
    expect(() => partial.handlerOf('offer.seen' as CommandName)).toThrow(/not one of the handlers/);
    expect(() => partial.answerOf('offer.pin' as QueryName)).toThrow(/not one of the queries/);
  });
});
