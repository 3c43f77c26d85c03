/** Of demo data only, and no secret: the screen and the README name it. Apart from the action's row, so that the sign-in loads no schemas. */
export const demoPassword = 'cardwright demo';
