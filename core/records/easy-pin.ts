/** Why a PIN is easy to guess. */
export type EasyPin = 'repeated' | 'row' | 'turns';

/** One digit repeated, a row up or down, two digits in turn (FIPS 201-3 §2.9.3.1 discourages them); undefined where it is none of these. */
export function whyEasy(pin: string): EasyPin | undefined {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  const [step = 0] = steps;
  if (steps.every((each) => each === step)) {
    if (step === 0) return 'repeated';
    if (step === 1 || step === 9) return 'row';
  }
  return digits.every((digit, index) => digit === digits[index % 2]) ? 'turns' : undefined;
}

/** Easy to guess, for whatever reason. */
export function isEasyPin(pin: string): boolean {
  return whyEasy(pin) !== undefined;
}
