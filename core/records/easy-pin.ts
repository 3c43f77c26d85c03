/** Easy to guess: one digit repeated, a row up or down, two digits in turn, or one of the factory's (FIPS 201-3 §2.9.3.1 discourages them). */
export function isEasyPin(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  const oneStep = steps.every((step) => step === steps[0]) && [0, 1, 9].includes(steps[0] ?? 0);
  const inTurn = digits.every((digit, index) => digit === digits[index % 2]);
  return oneStep || inTurn;
}
