import type { CallName, WinscardBinding } from './winscard-binding.ts';

export type Arguments<Name extends CallName> = Parameters<WinscardBinding[Name]>;
export type Answer<Name extends CallName> = ReturnType<WinscardBinding[Name]>;

/**
 * A thread that makes winscard calls one after the other. A call that blocks holds up this lane only.
 * Byte arrays given to a call are copied before; arrays in answers belong to the caller.
 */
export interface Lane {
  /** Rejects with PcscLibraryAbsent, or with ReaderFault when the lane was ended or broke. A return code is no rejection. */
  call<Name extends CallName>(name: Name, ...parameters: Arguments<Name>): Promise<Answer<Name>>;
  /**
   * Rejects all calls under way at once; the thread releases its contexts and goes as soon as it is free.
   * Resolves then, or after a short patience when a call inside the system does not return.
   */
  end(): Promise<void>;
}

/** Opens a lane; `label` names it in process listings. */
export type OpenLane = (label: string) => Lane;
