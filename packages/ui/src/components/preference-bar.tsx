import { t } from "../i18n/kit-messages.ts";
import { chooseLanguage, type Language, language, languages } from "../i18n/language.ts";
import { Icon } from "../icons/icon.tsx";
import { languageIcon, themeIcon } from "../icons/navigation-icons.ts";
import { chooseTheme, type Theme, theme, themes } from "../preferences/theme.ts";
import "./preference-bar.css";

// Each language is named in itself, so that whoever can't read the page still finds their own.
const languageNames = Object.entries(languages) as [Language, string][];

/** Two quiet choices for the corner of a page: language and appearance. */
export function PreferenceBar() {
  return (
    <div class="ui-preferences">
      <label>
        <Icon path={languageIcon} small />
        <select
          aria-label={t("language")}
          value={language.value}
          onChange={(event) => {
            const chosen = languageNames[event.currentTarget.selectedIndex];
            if (chosen) chooseLanguage(chosen[0]);
          }}
        >
          {languageNames.map(([name, text]) => (
            <option key={name} value={name} lang={name} selected={name === language.value}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label>
        <Icon path={themeIcon} small />
        <select
          aria-label={t("theme")}
          value={theme.value}
          onChange={(event) => {
            const chosen = themes[event.currentTarget.selectedIndex];
            if (chosen) chooseTheme(chosen);
          }}
        >
          {themes.map((name) => (
            <option key={name} value={name} selected={name === theme.value}>
              {themeName(name)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** The name of a theme in the language of the page. */
export function themeName(name: Theme): string {
  return t(`theme-${name}`);
}
