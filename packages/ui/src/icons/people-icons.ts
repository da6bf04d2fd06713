export const personIcon = "M12 4.5a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 0 0 0-7.6M4.8 19.5a7.3 7.3 0 0 1 14.4 0";
export const peopleIcon =
  "M9 5.5a3.3 3.3 0 1 0 0 6.6a3.3 3.3 0 0 0 0-6.6M3 19a6.1 6.1 0 0 1 12 0M15.5 5.8a3.2 3.2 0 0 1 0 6M17 14.5a5.6 5.6 0 0 1 4 4.5";
export const inviteIcon = "M10 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M3.5 19.5a6.6 6.6 0 0 1 13 0M18.5 7v6M15.5 10h6";
export const keyIcon = "M8 8.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M11.5 10L19.5 4.5M16 7l2.5 3.5M8 13v.01";
export const lockIcon = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2";
export const unlockIcon = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.8-1.2M12 14.5v2";
export const shieldIcon = "M12 3.5l7 2.5v5.5c0 4.3-2.8 7.5-7 9c-4.2-1.5-7-4.7-7-9V6z";
export const verifiedIcon = "M12 3.5l7 2.5v5.5c0 4.3-2.8 7.5-7 9c-4.2-1.5-7-4.7-7-9V6zM8.5 12l2.5 2.5l4.5-5";
export const disableIcon = "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M6.5 6.5l11 11";
export const deviceIcon = "M4 5.5h16v10.5H4zM9 20h6M12 16v4";
export const phoneIcon = "M7.5 3.5h9v17h-9zM11 17.5h2";
