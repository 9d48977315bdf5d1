export const payment = {
  card: 'Card details',
  loading: 'Loading the card form',
  failed: 'The card form did not load. Try again, or reload the page.',
  tryAgain: 'Try again',
  notReady: 'The card form is still loading. Please try again in a moment.',
  noAnswer: 'The card form did not answer. Please try again.',
  challenge: {
    frame: 'Your bank',
    loading: 'Opening your bank’s question …',
    failed: 'Your bank’s question did not load.',
  },
} as const
