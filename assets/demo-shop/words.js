/** What the demo shop says, by language. */
const WORDS = {
  en: {
    shop: 'Demo shop',
    total: 'Total',
    pay: 'Pay',
    cancel: 'Cancel the order',
    note: 'This shop is for trying things out. No money moves.',
    none: 'Come here from an offer of a show: then what you hold can be paid.',
    kept: 'Kept for you until {time}.',
    paid: 'Paid. Thank you; you can go back to the show.',
    cancelled: 'Cancelled. What you held goes to the next in line.',
    late: 'Your hold has run out and nothing is left, so nothing was paid.',
    failed: 'That did not work. Try again in a moment.',
  },
  zh: {
    shop: '演示商店',
    total: '合计',
    pay: '付款',
    cancel: '取消订单',
    note: '这家商店只供试用，不会真的扣款。',
    none: '请从直播中的优惠进入，才能支付为您保留的商品。',
    kept: '为您保留到 {time}。',
    paid: '已付款，谢谢。您可以回到直播了。',
    cancelled: '已取消，保留的商品会让给下一位。',
    late: '保留时间已过，商品也没有了，因此没有扣款。',
    failed: '没有成功，请稍后再试。',
  },
  ru: {
    shop: 'Демо-магазин',
    total: 'Итого',
    pay: 'Оплатить',
    cancel: 'Отменить заказ',
    note: 'Магазин для пробы: деньги не списываются.',
    none: 'Откройте магазин из предложения в эфире: тогда отложенное за вами можно оплатить.',
    kept: 'Отложено за вами до {time}.',
    paid: 'Оплачено. Спасибо, можно вернуться к эфиру.',
    cancelled: 'Отменено. Отложенное перейдёт следующему в очереди.',
    late: 'Время брони вышло, и ничего не осталось, поэтому ничего не списано.',
    failed: 'Не получилось. Попробуйте ещё раз чуть позже.',
  },
};

export const language = Object.keys(WORDS).find(code => navigator.language.startsWith(code)) ?? 'en';
export const words = WORDS[language];
