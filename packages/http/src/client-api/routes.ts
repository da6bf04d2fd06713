import type { Route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { actOnDelayedEventRoute } from "./act-on-delayed-event.ts";
import { banUserRoute } from "./ban.ts";
import { changePasswordRoute } from "./change-password.ts";
import { checkUsernameAvailabilityRoute } from "./check-username-availability.ts";
import { claimKeysRoute } from "./claim-keys.ts";
import { createContentRoute } from "./create-content.ts";
import { createRoomRoute } from "./create-room.ts";
import { deactivateAccountRoute } from "./deactivate-account.ts";
import { defineFilterRoute } from "./define-filter.ts";
import { deleteDehydratedDeviceRoute } from "./delete-dehydrated-device.ts";
import { deleteDeviceRoute } from "./delete-device.ts";
import { deleteDevicesRoute } from "./delete-devices.ts";
import { deleteProfileFieldRoute } from "./delete-profile-field.ts";
import { deletePushRuleRoute } from "./delete-push-rule.ts";
import { deleteRoomAliasRoute } from "./delete-room-alias.ts";
import { deleteRoomKeyBySessionIdRoute } from "./delete-room-key-by-session-id.ts";
import { deleteRoomKeysRoute } from "./delete-room-keys.ts";
import { deleteRoomKeysByRoomIdRoute } from "./delete-room-keys-by-room-id.ts";
import { deleteRoomKeysVersionRoute } from "./delete-room-keys-version.ts";
import { deleteRoomTagRoute } from "./delete-room-tag.ts";
import { forgetRoomRoute } from "./forget-room.ts";
import { generateLoginTokenRoute } from "./generate-login-token.ts";
import { getAccount3pidsRoute } from "./get-account-3pids.ts";
import { getAccountDataRoute } from "./get-account-data.ts";
import { getAccountDataPerRoomRoute } from "./get-account-data-per-room.ts";
import { getAdminLockUserRoute } from "./get-admin-lock-user.ts";
import { getAdminSuspendUserRoute } from "./get-admin-suspend-user.ts";
import { getAuthMetadataRoute } from "./get-auth-metadata.ts";
import { getCapabilitiesRoute } from "./get-capabilities.ts";
import { getConfigAuthedRoute } from "./get-config-authed.ts";
import { getContentRoute } from "./get-content.ts";
import { getContentAuthedRoute } from "./get-content-authed.ts";
import { getContentOverrideNameAuthedRoute } from "./get-content-override-name-authed.ts";
import { getContentThumbnailAuthedRoute } from "./get-content-thumbnail-authed.ts";
import { getDehydratedDeviceRoute } from "./get-dehydrated-device.ts";
import { getDehydratedDeviceEventsRoute } from "./get-dehydrated-device-events.ts";
import { getDeviceRoute } from "./get-device.ts";
import { getDevicesRoute } from "./get-devices.ts";
import { getEventByTimestampRoute } from "./get-event-by-timestamp.ts";
import { getEventContextRoute } from "./get-event-context.ts";
import { getFilterRoute } from "./get-filter.ts";
import { getJoinedMembersByRoomRoute } from "./get-joined-members-by-room.ts";
import { getJoinedRoomsRoute } from "./get-joined-rooms.ts";
import { getKeysChangesRoute } from "./get-keys-changes.ts";
import { getLocalAliasesRoute } from "./get-local-aliases.ts";
import { getLoginFlowsRoute } from "./get-login-flows.ts";
import { getMembersByRoomRoute } from "./get-members-by-room.ts";
import { getMutualRoomsRoute } from "./get-mutual-rooms.ts";
import { getNotificationsRoute } from "./get-notifications.ts";
import { getOneRoomEventRoute } from "./get-one-room-event.ts";
import { getOpenIdUserInfoRoute } from "./get-open-id-user-info.ts";
import { getPresenceRoute } from "./get-presence.ts";
import { getProfileRoute } from "./get-profile.ts";
import { getProfileFieldRoute } from "./get-profile-field.ts";
import { getProtocolsRoute } from "./get-protocols.ts";
import { getPublicRoomsRoute } from "./get-public-rooms.ts";
import { getPushRuleRoute } from "./get-push-rule.ts";
import { getPushRuleActionsRoute } from "./get-push-rule-actions.ts";
import { getPushRulesRoute } from "./get-push-rules.ts";
import { getPushRulesGlobalRoute } from "./get-push-rules-global.ts";
import { getPushersRoute } from "./get-pushers.ts";
import { getRelatingEventsRoute } from "./get-relating-events.ts";
import { getRelatingEventsWithRelTypeRoute } from "./get-relating-events-with-rel-type.ts";
import { getRelatingEventsWithRelTypeAndEventTypeRoute } from "./get-relating-events-with-rel-type-and-event-type.ts";
import { getRoomEventsRoute } from "./get-room-events.ts";
import { getRoomIdByAliasRoute } from "./get-room-id-by-alias.ts";
import { getRoomKeyBySessionIdRoute } from "./get-room-key-by-session-id.ts";
import { getRoomKeysRoute } from "./get-room-keys.ts";
import { getRoomKeysByRoomIdRoute } from "./get-room-keys-by-room-id.ts";
import { getRoomKeysVersionRoute } from "./get-room-keys-version.ts";
import { getRoomKeysVersionCurrentRoute } from "./get-room-keys-version-current.ts";
import { getRoomStateRoute } from "./get-room-state.ts";
import { getRoomStateWithKeyRoute } from "./get-room-state-with-key.ts";
import { getRoomSummaryRoute } from "./get-room-summary.ts";
import { getRoomTagsRoute } from "./get-room-tags.ts";
import { getRoomVisibilityOnDirectoryRoute } from "./get-room-visibility-on-directory.ts";
import { getRtcTransportsRoute } from "./get-rtc-transports.ts";
import { getSpaceHierarchyRoute } from "./get-space-hierarchy.ts";
import { getThreadRootsRoute } from "./get-thread-roots.ts";
import { getTokenOwnerRoute } from "./get-token-owner.ts";
import { getTurnServerRoute } from "./get-turn-server.ts";
import { getUrlPreviewAuthedRoute } from "./get-url-preview-authed.ts";
import { getVersionsRoute } from "./get-versions.ts";
import { getWellknownRoute } from "./get-wellknown.ts";
import { getWellknownPolicyRoute } from "./get-wellknown-policy.ts";
import { getWellknownSupportRoute } from "./get-wellknown-support.ts";
import { getWhoIsRoute } from "./get-who-is.ts";
import { inviteUserRoute } from "./invite-user.ts";
import { isPushRuleEnabledRoute } from "./is-push-rule-enabled.ts";
import { joinRoomRoute } from "./join-room.ts";
import { joinRoomByIdRoute } from "./join-room-by-id.ts";
import { kickUserRoute } from "./kick.ts";
import { knockRoomRoute } from "./knock-room.ts";
import { leaveRoomRoute } from "./leave-room.ts";
import { listDelayedEventsRoute } from "./list-delayed-events.ts";
import { loginRoute } from "./login.ts";
import { logoutRoute } from "./logout.ts";
import { logoutAllRoute } from "./logout-all.ts";
import { postDehydratedDeviceEventsRoute } from "./post-dehydrated-device-events.ts";
import { postPusherRoute } from "./post-pusher.ts";
import { postReceiptRoute } from "./post-receipt.ts";
import { postRoomKeysVersionRoute } from "./post-room-keys-version.ts";
import { putDehydratedDeviceRoute } from "./put-dehydrated-device.ts";
import { putRoomKeyBySessionIdRoute } from "./put-room-key-by-session-id.ts";
import { putRoomKeysRoute } from "./put-room-keys.ts";
import { putRoomKeysByRoomIdRoute } from "./put-room-keys-by-room-id.ts";
import { putRoomKeysVersionRoute } from "./put-room-keys-version.ts";
import { queryKeysRoute } from "./query-keys.ts";
import { queryPublicRoomsRoute } from "./query-public-rooms.ts";
import { redactEventRoute } from "./redact-event.ts";
import { redirectToIdpRoute } from "./redirect-to-idp.ts";
import { redirectToSsoRoute } from "./redirect-to-sso.ts";
import { refreshRoute } from "./refresh.ts";
import { refuseApplicationServiceRoutes } from "./refuse-application-service.ts";
import { refuseOldSyncRoutes } from "./refuse-old-sync.ts";
import { refuseThirdPartyIdentifierRoutes } from "./refuse-third-party-identifier.ts";
import { refuseThirdPartyLookupRoutes } from "./refuse-third-party-lookup.ts";
import { registerRoute } from "./register.ts";
import { registrationTokenValidityRoute } from "./registration-token-validity.ts";
import { reportEventRoute } from "./report-event.ts";
import { reportRoomRoute } from "./report-room.ts";
import { reportUserRoute } from "./report-user.ts";
import { requestOpenIdTokenRoute } from "./request-open-id-token.ts";
import { roomInitialSyncRoute } from "./room-initial-sync.ts";
import { searchRoute } from "./search.ts";
import { searchUserDirectoryRoute } from "./search-user-directory.ts";
import { sendMessageRoute } from "./send-message.ts";
import { sendToDeviceRoute } from "./send-to-device.ts";
import { setAccountDataRoute } from "./set-account-data.ts";
import { setAccountDataPerRoomRoute } from "./set-account-data-per-room.ts";
import { setAdminLockUserRoute } from "./set-admin-lock-user.ts";
import { setAdminSuspendUserRoute } from "./set-admin-suspend-user.ts";
import { setPresenceRoute } from "./set-presence.ts";
import { setProfileFieldRoute } from "./set-profile-field.ts";
import { setPushRuleRoute } from "./set-push-rule.ts";
import { setPushRuleActionsRoute } from "./set-push-rule-actions.ts";
import { setPushRuleEnabledRoute } from "./set-push-rule-enabled.ts";
import { setReadMarkerRoute } from "./set-read-marker.ts";
import { setRoomAliasRoute } from "./set-room-alias.ts";
import { setRoomStateWithKeyRoute } from "./set-room-state-with-key.ts";
import { setRoomTagRoute } from "./set-room-tag.ts";
import { setRoomVisibilityOnDirectoryRoute } from "./set-room-visibility-on-directory.ts";
import { setTypingRoute } from "./set-typing.ts";
import { slidingSyncRoute } from "./sliding-sync.ts";
import { syncRoute } from "./sync.ts";
import { syncV4Route } from "./sync-v4.ts";
import { unbanUserRoute } from "./unban.ts";
import { updateDelayedEventRoute } from "./update-delayed-event.ts";
import { updateDeviceRoute } from "./update-device.ts";
import { upgradeRoomRoute } from "./upgrade-room.ts";
import { uploadContentRoute } from "./upload-content.ts";
import { uploadContentToMxcRoute } from "./upload-content-to-mxc.ts";
import { uploadCrossSigningKeysRoute } from "./upload-cross-signing-keys.ts";
import { uploadCrossSigningSignaturesRoute } from "./upload-cross-signing-signatures.ts";
import { uploadKeysRoute } from "./upload-keys.ts";

/** Every route of the Matrix client-server API, in the order of the specification's chapters. */
export function clientApiRoutes(parts: Parts): readonly Route[] {
  return [
    // Server and accounts
    getVersionsRoute(),
    getWellknownRoute(parts),
    getWellknownSupportRoute(),
    getWellknownPolicyRoute(),
    getAuthMetadataRoute(),
    getCapabilitiesRoute(parts),
    getLoginFlowsRoute(),
    loginRoute(parts),
    generateLoginTokenRoute(parts),
    redirectToSsoRoute(parts),
    redirectToIdpRoute(),
    refreshRoute(parts),
    logoutRoute(parts),
    logoutAllRoute(parts),
    registerRoute(parts),
    checkUsernameAvailabilityRoute(parts),
    registrationTokenValidityRoute(parts),
    getTokenOwnerRoute(),
    changePasswordRoute(parts),
    deactivateAccountRoute(parts),
    getAccount3pidsRoute(),
    ...refuseThirdPartyIdentifierRoutes(),
    getProtocolsRoute(),
    ...refuseThirdPartyLookupRoutes(),
    ...refuseApplicationServiceRoutes(),
    getProfileRoute(parts),
    getProfileFieldRoute(parts),
    setProfileFieldRoute(parts),
    deleteProfileFieldRoute(parts),
    searchUserDirectoryRoute(parts),
    getMutualRoomsRoute(parts),
    getAdminLockUserRoute(parts),
    setAdminLockUserRoute(parts),
    getAdminSuspendUserRoute(parts),
    setAdminSuspendUserRoute(parts),
    getWhoIsRoute(parts),
    requestOpenIdTokenRoute(parts),
    getOpenIdUserInfoRoute(parts),
    getTurnServerRoute(parts),
    getRtcTransportsRoute(parts),
    // Devices
    getDevicesRoute(parts),
    getDeviceRoute(parts),
    updateDeviceRoute(parts),
    deleteDeviceRoute(parts),
    deleteDevicesRoute(parts),
    // Rooms
    createRoomRoute(parts),
    upgradeRoomRoute(parts),
    joinRoomRoute(parts),
    joinRoomByIdRoute(parts),
    knockRoomRoute(parts),
    inviteUserRoute(parts),
    leaveRoomRoute(parts),
    kickUserRoute(parts),
    banUserRoute(parts),
    unbanUserRoute(parts),
    forgetRoomRoute(parts),
    getJoinedRoomsRoute(parts),
    getJoinedMembersByRoomRoute(parts),
    getMembersByRoomRoute(parts),
    getRoomIdByAliasRoute(parts),
    setRoomAliasRoute(parts),
    deleteRoomAliasRoute(parts),
    getLocalAliasesRoute(parts),
    getPublicRoomsRoute(parts),
    queryPublicRoomsRoute(parts),
    getRoomVisibilityOnDirectoryRoute(parts),
    setRoomVisibilityOnDirectoryRoute(parts),
    getSpaceHierarchyRoute(parts),
    getRoomSummaryRoute(parts),
    // Timeline
    setRoomStateWithKeyRoute(parts),
    getRoomStateRoute(parts),
    getRoomStateWithKeyRoute(parts),
    sendMessageRoute(parts),
    listDelayedEventsRoute(parts),
    updateDelayedEventRoute(parts),
    actOnDelayedEventRoute(parts),
    redactEventRoute(parts),
    getRoomEventsRoute(parts),
    roomInitialSyncRoute(parts),
    getOneRoomEventRoute(parts),
    getEventContextRoute(parts),
    searchRoute(parts),
    getRelatingEventsRoute(parts),
    getRelatingEventsWithRelTypeRoute(parts),
    getRelatingEventsWithRelTypeAndEventTypeRoute(parts),
    getThreadRootsRoute(parts),
    getEventByTimestampRoute(parts),
    setTypingRoute(parts),
    getPresenceRoute(parts),
    setPresenceRoute(parts),
    postReceiptRoute(parts),
    setReadMarkerRoute(parts),
    reportRoomRoute(parts),
    reportEventRoute(parts),
    reportUserRoute(parts),
    // Sync, filters and account data
    syncRoute(parts),
    slidingSyncRoute(parts),
    syncV4Route(parts),
    ...refuseOldSyncRoutes(),
    defineFilterRoute(parts),
    getFilterRoute(parts),
    setAccountDataRoute(parts),
    getAccountDataRoute(parts),
    setAccountDataPerRoomRoute(parts),
    getAccountDataPerRoomRoute(parts),
    getRoomTagsRoute(parts),
    setRoomTagRoute(parts),
    deleteRoomTagRoute(parts),
    getPushRulesRoute(parts),
    getPushRulesGlobalRoute(parts),
    getPushRuleRoute(parts),
    setPushRuleRoute(parts),
    deletePushRuleRoute(parts),
    isPushRuleEnabledRoute(parts),
    setPushRuleEnabledRoute(parts),
    getPushRuleActionsRoute(parts),
    setPushRuleActionsRoute(parts),
    getNotificationsRoute(parts),
    getPushersRoute(parts),
    postPusherRoute(parts),
    // Keys
    uploadKeysRoute(parts),
    queryKeysRoute(parts),
    claimKeysRoute(parts),
    getKeysChangesRoute(parts),
    putDehydratedDeviceRoute(parts),
    getDehydratedDeviceRoute(parts),
    deleteDehydratedDeviceRoute(parts),
    getDehydratedDeviceEventsRoute(parts),
    postDehydratedDeviceEventsRoute(parts),
    uploadCrossSigningKeysRoute(parts),
    uploadCrossSigningSignaturesRoute(parts),
    sendToDeviceRoute(parts),
    postRoomKeysVersionRoute(parts),
    getRoomKeysVersionCurrentRoute(parts),
    getRoomKeysVersionRoute(parts),
    putRoomKeysVersionRoute(parts),
    deleteRoomKeysVersionRoute(parts),
    putRoomKeysRoute(parts),
    getRoomKeysRoute(parts),
    deleteRoomKeysRoute(parts),
    putRoomKeysByRoomIdRoute(parts),
    getRoomKeysByRoomIdRoute(parts),
    deleteRoomKeysByRoomIdRoute(parts),
    putRoomKeyBySessionIdRoute(parts),
    getRoomKeyBySessionIdRoute(parts),
    deleteRoomKeyBySessionIdRoute(parts),
    // Media
    uploadContentRoute(parts),
    createContentRoute(parts),
    uploadContentToMxcRoute(parts),
    getContentAuthedRoute(parts),
    getContentOverrideNameAuthedRoute(parts),
    getContentThumbnailAuthedRoute(parts),
    getConfigAuthedRoute(parts),
    getUrlPreviewAuthedRoute(parts),
    getContentRoute(),
  ];
}
