import { themeName } from "@conclave/ui/components/preference-bar";
import { Select } from "@conclave/ui/components/select";
import { chooseLanguage, type Language, language, languages } from "@conclave/ui/i18n/language";
import { chooseTheme, theme, themes } from "@conclave/ui/preferences/theme";
import { t } from "./messages.ts";

/** Language and theme; both take effect at once and are remembered by this browser. */
export function AppearanceSettings() {
  return (
    <div class="settings-form">
      <Select
        label={t("language")}
        value={language.value}
        // The keys of the record are exactly the languages.
        options={(Object.keys(languages) as Language[]).map((value) => ({ value, label: languages[value] }))}
        onChange={chooseLanguage}
      />
      <Select
        label={t("theme")}
        value={theme.value}
        options={themes.map((value) => ({ value, label: themeName(value) }))}
        onChange={chooseTheme}
      />
      <p class="settings-quiet">{t("appearance-hint")}</p>
    </div>
  );
}
