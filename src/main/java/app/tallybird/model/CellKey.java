package app.tallybird.model;

/** The address of one unit count: a vendor account id and a connector's service key. */
public record CellKey(String accountId, String serviceKey) {
}
