/**
 * A host is a name or an address: URLs allow more, such as what would end a directive of a page's policy. A login in it is
 * refused by pages that fetch it.
 */
const RTC_ADDRESS =
  /^(?:https:\/\/(?:[\w.-]+|\[[\da-f:.]+\])|http:\/\/(?:127\.0\.0\.1|localhost))(?::\d{1,5})?(?:[/?][^\s#]*)?$/i;

/** Whether pages can send to or play from this WHIP or WHEP address: https, or http on their own machine. */
export const isRtcAddress = (address: string): boolean => RTC_ADDRESS.test(address);
