const REPEATED = /(\p{L})\1+/gu;
const SIGNS = /[^\p{L}\p{N}\p{Extended_Pictographic}]/gu;

/** Equal for lines that a reader takes for the same: without regard to case, signs, spaces and stretched letters. */
export function lineKey(text: string): number {
  const plain = text.normalize('NFKC').toLowerCase();
  return hash(plain.replace(SIGNS, '').replace(REPEATED, '$1') || plain);
}

/** The 53-bit hash cyrb53: of the lines of a show, two of different words meet about never. */
function hash(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (0x1fffff & low) + (high >>> 0);
}
