// Where the focus goes on an order's page when what had it is gone.

/** How the order stands: after somebody changed that. */
export const statusId = 'order-status'

/** The first of what a code or a passkey opens. */
export const addressId = 'delivery-address'
