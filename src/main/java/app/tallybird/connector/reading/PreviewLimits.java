package app.tallybird.connector.reading;

/** Lower limits for a first look: pages and rows per list, parent rows per table. Everything else runs as in a full reading. */
public record PreviewLimits(int pages, int parents, int rows) {
    /** What the connector builder shows. */
    public static final PreviewLimits BUILDER = new PreviewLimits(5, 5, 200);

    public PreviewLimits {
        if (pages < 1 || parents < 1 || rows < 1) {
            throw new IllegalArgumentException("preview limits start at 1");
        }
    }
}
