import type { Page } from 'playwright-core';
import { english } from '../../renderer/strings/english.ts';
import type { Who, World } from './screens-world.ts';

/** What a screen shows only once something is chosen on it: a tab, a question before something is done. */
export interface Further {
  readonly name: string;
  readonly who?: Who;
  readonly to: (world: World) => string;
  readonly open: (page: Page) => Promise<void>;
  /** Identifiers and codes are what it is for. */
  readonly raw?: true;
}

const { settings, actions, requests } = english;
type Tab = keyof typeof settings.tabs;
/** Serials, fingerprints, folders and addresses are what these are for. */
const RAW: readonly Tab[] = ['station', 'authority', 'makers', 'backup', 'virtual', 'stations', 'registry'];

/** Every tab of the settings, also one that is not there yet. */
const tabs = (Object.keys(settings.tabs) as Tab[]).map(
  (tab): Further => ({
    name: `settings, ${settings.tabs[tab]}`,
    to: () => '/settings',
    open: async (page) => {
      await page.getByRole('tab', { name: settings.tabs[tab], exact: true }).click();
      await page.getByRole('tabpanel', { name: settings.tabs[tab] }).locator('> *').first().waitFor();
    },
    ...(RAW.includes(tab) ? { raw: true as const } : {}),
  }),
);

const ofPerson = (action: 'deactivate' | 'edit-roles' | 'lock' | 'reset-password'): Further => ({
  name: `person, ${action}`,
  to: ({ person }) => `/people/${person.id}`,
  open: async (page) => {
    await page.getByRole('button', { name: actions.more, exact: true }).click();
    await page.getByRole('menuitem', { name: actions.person[action] }).click();
    await page.getByRole('button', { name: 'Cancel' }).first().waitFor();
  },
});

const rejecting: Further = {
  name: 'request, reject',
  who: 'approver',
  to: ({ toDecide }) => `/requests/${toDecide.id}`,
  open: async (page) => {
    await page.locator('main').getByRole('button', { name: requests.reject }).first().click();
    await page.getByLabel(requests.reason).waitFor();
  },
};

/** One look for each of these, beside the screens themselves. */
export const further: readonly Further[] = [
  ...tabs,
  ofPerson('deactivate'),
  ofPerson('lock'),
  ofPerson('edit-roles'),
  ofPerson('reset-password'),
  rejecting,
];

const { self, call } = english;

/** What the sign-in leads to without a sign-in, one after the other; each by what is done on the one before. */
export const beforeSignIn: readonly (readonly [name: string, does: (page: Page) => Promise<void>])[] = [
  [
    'forgotten-password',
    async (page) => {
      await page.getByRole('button', { name: self.forgotten.link }).click();
      await page.getByRole('heading', { name: self.forgotten.title }).waitFor();
    },
  ],
  [
    'forgotten-password-code',
    async (page) => {
      await page.getByLabel(english.signIn.email).fill('nobody@example.org');
      await page.getByRole('button', { name: self.forgotten.send }).click();
      await page.getByLabel(self.forgotten.code).waitFor();
    },
  ],
  [
    'holder-unblock',
    async (page) => {
      await page.reload();
      await page.getByRole('button', { name: call.holder.link }).click();
      await page.getByRole('button', { name: call.holder.begin }).waitFor();
    },
  ],
  [
    'holder-unblock-challenge',
    async (page) => {
      const begin = page.getByRole('button', { name: call.holder.begin });
      await begin.click();
      const groups = page.getByRole('list', { name: call.challenge, exact: true });
      const which = page.getByRole('combobox', { name: call.holder.which });
      await groups.or(which).first().waitFor();
      if (await which.isVisible()) {
        await which.click();
        await page.getByRole('option').first().click();
        await begin.click();
      }
      await groups.waitFor();
    },
  ],
];
