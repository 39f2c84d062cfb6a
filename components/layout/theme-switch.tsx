import { Moon, Sun } from "lucide-react";
import { IconButton } from "../ui/icon-button.tsx";
import { Popover } from "../ui/popover.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

const MENU = "theme-menu";

/** Opens the choice between light, dark and what the system prefers. */
export function ThemeSwitch() {
  return (
    <div className="relative">
      <IconButton
        label="Colour theme"
        icon={<ThemeIcon />}
        popoverTarget={MENU}
        className="anchor-theme-menu"
      />
      <Popover
        id={MENU}
        label="Colour theme"
        className="below-theme-menu w-52 rounded-lg border border-line bg-raised p-1.5 text-ink shadow-lg open:animate-rise"
      >
        <ThemeChoice />
      </Popover>
    </div>
  );
}

// Chosen by the class on the html element, not by state: the server does not know the theme.
function ThemeIcon() {
  return (
    <>
      <Sun aria-hidden className="[html.dark_&]:hidden" />
      <Moon aria-hidden className="hidden [html.dark_&]:block" />
    </>
  );
}
