// The words of mails about saved cards. Each names the card as its owner knows it, and nothing that could be paid with.

const notYou = 'Sign in and remove it, and remove passkeys that you do not know.'

export const cards = {
  added: {
    subject: (shop: string) => `A card was saved in your ${shop} account`,
    preview: (card: string) => `${card}, for your next orders.`,
    title: 'A card was saved',
    text: (card: string) => `You can pay with this card from now on, without typing it: ${card}.`,
    notYou,
    button: 'See your cards',
  },

  replaced: {
    subject: (shop: string) => `A card in your ${shop} account was replaced`,
    preview: (card: string) => `${card} is there now.`,
    title: 'A saved card was replaced',
    text: (card: string, before: string) => `In place of ${before} there is this card now: ${card}.`,
    notYou,
    button: 'See your cards',
  },

  removed: {
    subject: (shop: string) => `A card was removed from your ${shop} account`,
    preview: (card: string) => `${card} is no longer saved.`,
    title: 'A card was removed',
    text: (card: string) => `This card is no longer saved, and nothing can be paid with it: ${card}.`,
    notYou: 'Sign in, sign out everywhere else, and remove passkeys that you do not know.',
    button: 'See your cards',
  },

  opened: {
    subject: (shop: string) => `A card in your ${shop} account can be used again`,
    preview: (card: string) => `${card} was locked since the recovery.`,
    title: 'A locked card is open again',
    text: (card: string) =>
      `This card was locked when your account was recovered. It was typed again, so it can be used: ${card}.`,
    notYou,
    button: 'See your cards',
  },

  expiring: {
    subject: (shop: string) => `A card in your ${shop} account runs out soon`,
    preview: (card: string) => `${card} is in its last month.`,
    title: 'A card of yours runs out soon',
    text: (card: string, expiry: string) =>
      `This card is valid to the end of ${expiry}: ${card}. When the next one has come, put it in its place, and checkout stays as quick as it is.`,
    button: 'Replace the card',
  },

  named: (brand: string, last4: string) => `${brand} ending in ${last4}`,
}
