import { gapsOf, hasGaps, isHanAt, isWordAt, type Line, piecesOf } from './line.ts';
import { How, type Path } from './path.ts';
import type { Phrase } from './phrase-trie.ts';

/** What stands for a covered character. */
const COVER = /[*×x■□█●○◯〇]/u;
const STOP = /[。！？，、；：,!?;:]/u;
/** So common that a pair of them is more likely what it says than what it sounds like. */
const COMMON =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运吗吧呢啊吃买快卖价钱拿块款单发货家店送包邮';

const CLOSED: Phrase['isOpen'] = { before: false, after: false };

/** Whether a match begins and ends where words of the line do, or may go on there. */
export const isChineseWord = ({ start, end }: Path, line: Line, isOpen = CLOSED): boolean =>
  (isOpen.before || !(isHanAt(line, start) && isHanAt(line, start - 1)) || line.borders.has(start)) &&
  (isOpen.after || !(isHanAt(line, end - 1) && isHanAt(line, end)) || line.borders.has(end));

/** Whether Chinese that is not written plainly is a disguise. */
export function isDisguisedChinese(phrase: Phrase, path: Path, line: Line): boolean {
  const same = path.count(How.Same);
  const covered = path.count(How.Mask);
  const initials = path.count(How.Initial);
  if (path.count(How.Sign) + path.count(How.LookAlike) > 0 && same === 0) return false;
  if (covered > 0 && !areChineseMasks(phrase, path, line, covered)) return false;
  if (initials > 0 && !areInitials(phrase, path, line)) return false;
  if (!areChineseStretches(path)) return false;
  if (path.count(How.Pinyin) > 0 && !isPinyin(phrase, path, line)) return false;
  if (path.count(How.Homophone) > 0 && !areHomophones(phrase, path, line)) return false;
  return isParted(path, line);
}

/** "傻*", "操*妈": a sign or an x in the place of one character. */
function areChineseMasks(phrase: Phrase, path: Path, line: Line, covered: number): boolean {
  const isCover = path.how
    .slice(0, path.length)
    .every((how, at) => how !== How.Mask || COVER.test(line.glyphs[path.from[at] ?? 0]?.plain ?? ''));
  const isOnly = covered === 1 && path.count(How.Same) === phrase.length - 1;
  const hasCharacter = path.from.slice(0, path.length).some(at => isHanAt(line, at));
  return isOnly && isCover && hasCharacter && !hasGaps(path) && !isWordAt(line, path.end);
}

/** "操n妈", "傻b": one letter beside characters, and none beside it. */
function areInitials(phrase: Phrase, path: Path, line: Line): boolean {
  if (path.count(How.Same) < path.count(How.Initial) || hasGaps(path)) return false;
  if (phrase.length === 2 && COMMON.includes(phrase.key[0] ?? '')) return false;
  for (let at = 0; at < path.length; at++) {
    if (path.how[at] !== How.Initial) continue;
    const place = path.from[at] ?? 0;
    if (at === 0 || isWordAt(line, place - 1) || isWordAt(line, place + 1)) return false;
  }
  return true;
}

function areChineseStretches(path: Path): boolean {
  for (let at = 0; at < path.length; at++) {
    const width = (path.to[at] ?? 0) - (path.from[at] ?? 0);
    if (path.how[at] === How.Same && width === 2) return false;
  }
  return true;
}

/** Sounds in Latin letters: as whole words of them. */
function isPinyin(phrase: Phrase, path: Path, line: Line): boolean {
  let letters = 0;
  for (let at = 0; at < path.length; at++) {
    if (path.how[at] === How.Pinyin) letters += (path.to[at] ?? 0) - (path.from[at] ?? 0);
  }
  if (path.count(How.Same) > 0) return true;
  // "made" is English where other English stands around it.
  const isAtHome = line.letters.han > 0 || line.letters.latin === letters;
  return phrase.length >= 2 && letters >= (isAtHome ? 4 : 6);
}

/** Characters of the same sound: only where they make no sense of their own. */
function areHomophones(phrase: Phrase, path: Path, line: Line): boolean {
  const { start, end } = path;
  if (!line.borders.has(start) || !line.borders.has(end) || hasGaps(path)) return false;
  if (line.borders.hasWordIn(start, end)) return false;
  if (phrase.length > 2) return true;
  const characters = path.from.slice(0, path.length).map(at => line.glyphs[at]?.plain ?? '');
  const isRare = (at: number): boolean => !COMMON.includes(characters[at] ?? '');
  if (path.count(How.Same) === 0) return characters.every((_, at) => isRare(at));
  return characters.some((_, at) => isRare(at));
}

/** Signs between the characters; white space and full stops only where a word's borders or gaps around say so. */
function isParted(path: Path, line: Line): boolean {
  const gaps = gapsOf(path, line).flat();
  if (gaps.length === 0) return path.count(How.Same) < path.length || isChineseWord(path, line);
  const isOpen = gaps.some(({ kind, plain }) => kind === 'space' || STOP.test(plain));
  if (!isOpen) return true;
  const isApart = !isHanAt(line, path.start - 1) && !isHanAt(line, path.end);
  if (isApart && piecesOf(path).every(([from, to]) => to - from === 1)) return true;
  return !gaps.some(({ plain }) => STOP.test(plain)) && isChineseWord(path, line);
}
