const YES =
  'yes y true on ja oui vrai si sí sì sim verdadero vero verdadeiro wahr waar tak prawda да истина так 是 真 はい evet doğru ano pravda igen publish published instock backorder onbackorder notify 有货 有貨';
const NO =
  'no n false off nein non faux não nao falso falsch onwaar nee nie fałsz нет ложь ні 否 假 いいえ hayır yanlış ne nepravda nem ei nej nei outofstock soldout draft private pending trash 缺货 无货 售罄 ausverkauft épuisé agotado esaurito none';

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES.split(' ').map(word => [word, true] as const),
  ...NO.split(' ').map(word => [word, false] as const),
]);

/**
 * Reads a yes or no as shops and spreadsheets write it: `1`, `0`, `TRUE`, `ja`, `нет`, `是`. WooCommerce's numbers for what
 * isn't published (-1, 0, 2) are a no. Undefined for anything else.
 */
export function readFlag(text: string): boolean | undefined {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+(?=\p{L})/gu, '')
    .trim();
  if (/^(-1|0|1|2)([.,]0+)?$/.test(word)) return Number.parseInt(word, 10) === 1;
  return WORDS.get(word);
}
