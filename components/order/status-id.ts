/** Of what an order's page says about its state: it takes the focus when somebody changed it. */
export const statusId = 'order-status'
