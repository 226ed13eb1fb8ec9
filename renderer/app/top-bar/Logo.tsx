import mark from '../../../assets/icons/vitrine.svg';

/** Vitrine's mark; the name always stands beside it, so it says nothing itself. */
export function Mark({ size = 20 }: { size?: number }) {
  return <img src={mark} alt="" width={size} height={size} />;
}
