package app.tallybird.connector.inspection;

/**
 * One page of a list.
 *
 * @param next how the page after it is asked for, such as "after=1043", or empty
 * @param stopped why paging ended here, or empty
 */
public record TracedPage(String parent, int page, long rows, String next, String stopped) {

    TracedPage stoppedBy(String why) {
        return new TracedPage(parent, page, rows, next, why);
    }
}
