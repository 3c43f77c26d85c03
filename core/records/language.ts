/** Languages that a holder may choose at a kiosk: of its pages, and of the mails that they ask for there. */
export const languages = ['en', 'sv', 'de'] as const;
export type Language = (typeof languages)[number];
