import logo from '../../../assets/icons/vitrine.svg';

/** Vitrine's logo; without an alternative text, as the name is always beside it. */
export function Logo({ size = 20 }: { size?: number }) {
  return <img src={logo} alt="" width={size} height={size} />;
}
