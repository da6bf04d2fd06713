export const infoIcon = "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 11v5M12 8v.01";
export const warningIcon = "M12 4.5L21 19.5H3zM12 10v4.5M12 17v.01";
export const errorIcon = "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 8v5M12 16v.01";
export const successIcon = "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M8.5 12.2l2.5 2.5l4.5-5";
export const clockIcon = "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 8v4.5l3 2";
export const showIcon =
  "M2.5 12C4.5 8 8 6 12 6s7.5 2 9.5 6c-2 4-5.5 6-9.5 6s-7.5-2-9.5-6M12 9.3a2.7 2.7 0 1 0 0 5.4a2.7 2.7 0 0 0 0-5.4";
export const hideIcon =
  "M4.5 4.5l15 15M9.5 6.3A11 11 0 0 1 12 6c4 0 7.5 2 9.5 6a12 12 0 0 1-2.3 3.2M6.2 7.9A11.8 11.8 0 0 0 2.5 12c2 4 5.5 6 9.5 6a10.6 10.6 0 0 0 4-.8M10.2 10.1a2.7 2.7 0 0 0 3.7 3.8";
export const offlineIcon =
  "M4 4l16 16M8.8 15.5a4.6 4.6 0 0 1 5-.9M5.5 12a9 9 0 0 1 4-2.2M2.5 8.7a13 13 0 0 1 3.8-2.5M10.5 5.1a13 13 0 0 1 11 3.6M15.5 10.3a9 9 0 0 1 3 1.7M12 19v.01";
export const recordIcon = "M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h3";
export const sentIcon = "M5 12.5l4.5 4.5L19 7.5";
export const readIcon = "M2.5 12.5L7 17L16 7.5M11.5 16l1 1L22 7.5";
