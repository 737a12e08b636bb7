package io.cameldicom.toolkit.engine;

/** Which roles the requestor of an association takes for a SOP class (PS3.7 §D.3.3.4). */
public record RoleSelection(String sopClassUid, boolean scu, boolean scp) {}
