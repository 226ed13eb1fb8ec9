import { describe, expect, it } from 'vitest';
import { MentionWindow } from '../../../server/intelligence/mention-window.ts';
import { NameFinder } from '../../../server/intelligence/name-finder.ts';

const product = (id: string, title: string, ...aliases: string[]) => ({ id, title, aliases });
const finder = new NameFinder([
  product('SOL-101', 'Driftline sneakers', 'sneakers', 'trainers', '运动鞋', 'кроссовки'),
  product('SOL-102', 'Harbour sneakers', 'sneakers'),
  product('SOL-120', 'Low Sun sunglasses', 'shades', '墨镜', 'солнечные очки'),
  product('SOL-127', 'Quarter Tide watch', 'wristwatch', '手表', 'наручные часы'),
  product('MAR-201', 'Moth table lamp', 'lamp', '台灯', 'лампа'),
  product('MAR-205', 'Brook insulated bottle', 'thermos', '保温杯', '水瓶', 'бутылка', 'термос'),
  product('MAR-223', 'Cedar Room candle', 'scented candle', '香薰蜡烛', '蜡烛', 'свеча'),
  product('TES-301', 'Hush headphones', 'headset', '耳机', 'наушники'),
  product('TES-402', '星河 保湿面霜', '面霜'),
  product('MAR-212', 'Mug for every day with a lid'),
  product('BAG-9', 'Canvas bag'),
  product('7788', 'Café crème cups', 'espresso set'),
]);

describe('a product is found in chat', () => {
  it.each([
    ['how much are the Driftline sneakers', ['SOL-101']],
    ['DRIFTLINE!!', ['SOL-101']],
    ['the driftlin ones please', ['SOL-101']],
    ['love the haedphones', ['TES-301']],
    ['headphons in black?', ['TES-301']],
    ['these sunglases suit you', ['SOL-120']],
    ['the candel smells good?', ['MAR-223']],
    ['are the sneakers vegan', ['SOL-101', 'SOL-102']],
    ['show the watch again', ['SOL-127']],
    ['that blue watch', ['SOL-127']],
    ['watch?', ['SOL-127']],
    ['I want the low sun ones', ['SOL-120']],
    ['any mugs left', ['MAR-212']],
    ['that bag is great', ['BAG-9']],
    ['two lamps and a thermos', ['MAR-201', 'MAR-205']],
    ['sol-101 in size 42', ['SOL-101']],
    ['SOL101', ['SOL-101']],
    ['sol 101?', ['SOL-101']],
    ['７７８８ please', ['7788']],
    ['is the espresso set safe for a dishwasher', ['7788']],
    ['cafe creme cups', ['7788']],
    ['这个台灯多少钱', ['MAR-201']],
    ['耳机和保温杯一起', ['TES-301', 'MAR-205']],
    ['香薰蜡烛有几种味道', ['MAR-223']],
    ['面霜适合油皮吗', ['TES-402']],
    ['сколько стоит лампа', ['MAR-201']],
    ['хочу лампу', ['MAR-201']],
    ['покажите наушников побольше', ['TES-301']],
    ['две бутылки и свечу', ['MAR-205', 'MAR-223']],
    ['пять бутылок', ['MAR-205']],
    ['солнечных очков нет?', ['SOL-120']],
    ['Кросовки классные', ['SOL-101']],
    ['термосом пользуюсь', ['MAR-205']],
  ])('“%s”', (text, ids) => {
    expect(finder.find(text).sort()).toEqual(ids.toSorted());
  });
});

describe('a product is not found where something else is meant', () => {
  it.each([
    'I watch every show',
    'watch this everyone',
    'watching from Oslo',
    'can you handle the heat',
    'that battle was long',
    'the sun is low today',
    'my brother says hi',
    'with every order?',
    'that is my day',
    'what a nice table',
    'the room looks cosy',
    'size 42 or 101?',
    '120 people here',
    'is that insulting or what',
    '我是水瓶座',
    '晚上好',
    'сколько часов идёт эфир',
    'через час ужин',
    'очки добавили?',
    '',
    '😍😍',
  ])('“%s”', text => {
    expect(finder.find(text)).toEqual([]);
  });
});

describe('the count of mentions', () => {
  const NOW = 1_800_000_000_000;
  const mention = (messageId: string, personId: string, minutesAgo: number, ...productIds: string[]) => ({
    messageId,
    personId,
    at: NOW - minutesAgo * 60_000,
    productIds,
  });

  it('counts people, not messages, over the last ten minutes', () => {
    const window = new MentionWindow();
    window.add(mention('1', 'a', 9, 'x'));
    window.add(mention('2', 'a', 1, 'x', 'y'));
    window.add(mention('3', 'b', 2, 'x'));
    window.add(mention('4', 'c', 11, 'x'));
    expect([...window.people(NOW)]).toEqual([
      ['x', 2],
      ['y', 1],
    ]);
  });

  it('forgets a deleted message, but not what its writer said elsewhere', () => {
    const window = new MentionWindow();
    window.add(mention('1', 'a', 2, 'x'));
    window.add(mention('2', 'a', 1, 'x', 'y'));
    window.remove('2');
    expect([...window.people(NOW)]).toEqual([['x', 1]]);
  });
});

it('two thousand products are indexed and searched without blocking the show', () => {
  const many = Array.from({ length: 2000 }, (_, i) =>
    product(`P-${i}`, `Article${i} thing ${i}`, `alias${i}`, `商品${i}号`),
  );
  const big = new NameFinder(many);
  expect(big.find('where is alias77 and 商品5号')).toEqual(['P-77', 'P-5']);
});
