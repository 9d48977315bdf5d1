import type Stripe from 'stripe'

/** The inside of an error's body. The status and the request's id travel beside it. */
export type ErrorFields = Omit<Stripe.StripeRawError, 'headers' | 'statusCode' | 'requestId'>

/** An error as Stripe's API answers it: a status and a body. */
export class ApiError extends Error {
  readonly status: number
  readonly fields: ErrorFields

  constructor(status: number, fields: ErrorFields & { message: string }) {
    super(fields.message)
    this.status = status
    this.fields = fields.code
      ? { ...fields, doc_url: `https://stripe.com/docs/error-codes/${fields.code.replaceAll('_', '-')}` }
      : fields
  }

  get body(): { error: ErrorFields } {
    return { error: this.fields }
  }
}

/** 400: the request is wrong. */
export const invalidRequest = (message: string, fields: Omit<ErrorFields, 'type'> = {}): ApiError =>
  new ApiError(400, { type: 'invalid_request_error', ...fields, message })

/** 404 where the address names what is missing, 400 where a parameter does. */
export const noSuch = (status: 400 | 404, object: string, id: string, param: string): ApiError =>
  new ApiError(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${object}: '${id}'`,
    param,
  })

/** 402: the card was refused. */
export const cardError = (fields: Omit<ErrorFields, 'type'> & { message: string }): ApiError =>
  new ApiError(402, { type: 'card_error', ...fields })
