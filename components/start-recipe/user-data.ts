/** The command that writes the file of cloud-config.ts, as the page shows it. Pure. */
import { cloudConfig, findWishProblems, type StartWishes, type WishProblems } from "./cloud-config.ts";
import { USER_DATA_FILE, writeFileCommand } from "./shell.ts";

export type UserData = { command: string; problems: WishProblems };

/** Of what somebody typed, as far as it can be used, and what is wrong with the rest. */
export function makeUserData(wishes: StartWishes): UserData {
  return {
    command: writeFileCommand(USER_DATA_FILE, cloudConfig(wishes)),
    problems: findWishProblems(wishes),
  };
}
