import { AddressBanner } from './AddressBanner.tsx';
import { CertificateBanner } from './CertificateBanner.tsx';

/** What keeps viewers from the server. */
export function ReachBanners() {
  return (
    <>
      <CertificateBanner />
      <AddressBanner />
    </>
  );
}
