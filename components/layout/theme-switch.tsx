"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { DropdownMenu, MenuChoices } from "../ui/dropdown-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";

const options = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
];

/** Chooses between light, dark and what the system prefers. */
export function ThemeSwitch() {
  const { theme = "system", setTheme } = useTheme();
  return (
    <DropdownMenu trigger={<IconButton label="Colour theme" icon={<ThemeIcon />} />}>
      <MenuChoices value={theme} onChange={setTheme} options={options} />
    </DropdownMenu>
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
