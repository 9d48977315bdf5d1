// The words of mails about an order after it was paid. One voice: what happened, what it means, what to do next.

export const orders = {
  seeOrder: 'See your order',
  keepLink: 'The link opens your order for anyone who has it, so keep this mail to yourself.',

  shipped: {
    subject: (order: string) => `Your order ${order} is on its way`,
    preview: 'We have handed your parcel over.',
    title: 'Your parcel is on its way',
    text: (order: string) => `We packed order ${order} and handed it to the carrier.`,
    returns: (days: number) =>
      `If something does not suit you, you can ask to send it back within ${days} days, on the page of your order.`,
  },

  cancelled: {
    subject: (order: string) => `Your order ${order} is cancelled`,
    preview: 'Nothing is sent.',
    title: 'Your order is cancelled',
    text: {
      buyer: (order: string) => `Order ${order} was cancelled on its page. Nothing is sent.`,
      shop: (order: string) =>
        `We had to cancel order ${order}, and we are sorry. Nothing is sent. Answer this mail if you have questions.`,
    },
    refund: (amount: string) =>
      `${amount} goes back to the card that you paid with. We write to you as soon as it is on its way.`,
    notYou: 'Answer this mail soon, and we see what we can do.',
  },

  refundDone: {
    subject: (order: string) => `Your money for order ${order} is on its way`,
    preview: (amount: string) => `${amount} goes back to your card.`,
    title: 'Your money is on its way',
    text: (amount: string, order: string) =>
      `We gave ${amount} of order ${order} back to the card that you paid with. Banks take five to ten days to show it.`,
  },

  refundFailed: {
    subject: (order: string) => `Your refund for order ${order} did not arrive`,
    preview: 'We have to find another way.',
    title: 'Your refund did not arrive',
    text: (amount: string, order: string) =>
      `Your bank did not take the ${amount} of order ${order} back to your card. You did nothing wrong. Answer this mail, and we find another way.`,
  },

  returnAsked: {
    subject: (order: string) => `We have your return request for order ${order}`,
    preview: 'We look at it and write to you.',
    title: 'We have your request',
    text: (pieces: number, order: string) =>
      `You want to send ${pieces === 1 ? 'one piece' : `${pieces} pieces`} of order ${order} back. We look at it within two working days and write to you. Please keep the parcel until then.`,
  },

  returnApproved: {
    subject: (order: string) => `Your return from order ${order} is accepted`,
    preview: 'Your money goes back.',
    title: 'Your return is accepted',
    text: (pieces: number, order: string) =>
      `We take ${pieces === 1 ? 'the piece' : `the ${pieces} pieces`} of order ${order} back.`,
    refund: (amount: string) =>
      `${amount} goes back to the card that you paid with. We write to you as soon as it is on its way.`,
    noRefund: 'There is nothing left to pay back: you have had the money for it already.',
    sendTo: 'Please send it to',
    note: 'Put a note with the number of the order into the parcel.',
  },

  returnRefused: {
    subject: (order: string) => `Your return from order ${order}`,
    preview: 'We cannot take it back.',
    title: 'We cannot take this back',
    text: (pieces: number, order: string) =>
      `We looked at your request to return ${pieces === 1 ? 'one piece' : `${pieces} pieces`} of order ${order}, and we cannot take ${pieces === 1 ? 'it' : 'them'} back. Answer this mail if you see it differently: your rights by law stay as they are.`,
  },

  code: {
    subject: (order: string) => `Your code to open order ${order}`,
    preview: 'It works for 10 minutes, in the browser that asked for it.',
    title: 'Your code to open your order',
    text: (order: string) =>
      `Type it on the page of order ${order}, and all of it opens in that browser for an hour. It works for 10 minutes, once.`,
    notYou:
      'Then you can ignore this mail: without the code nobody sees more than the things that were ordered. Never pass it on.',
  },
}
