package app.tallybird.engine.report;

import java.text.Bidi;
import java.util.stream.IntStream;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;

/** Cuts a paragraph where its direction changes, and puts the pieces in the order in which they are seen. Used by one thread. */
final class TextRuns implements BidiSplitter {

    private Bidi paragraph = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);
    private Integer[] order = {};

    @Override
    public void setParagraph(String text, byte direction) {
        paragraph = new Bidi(text, direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        int runs = paragraph.getRunCount();
        byte[] levels = new byte[runs];
        IntStream.range(0, runs).forEach(run -> levels[run] = (byte) paragraph.getRunLevel(run));
        order = IntStream.range(0, runs).boxed().toArray(Integer[]::new);
        if (runs > 0) {
            Bidi.reorderVisually(levels, 0, order, 0, runs);
        }
    }

    @Override
    public int countTextRuns() {
        return order.length;
    }

    @Override
    public BidiTextRun getVisualRun(int place) {
        int run = order[place];
        int start = paragraph.getRunStart(run);
        return new BidiTextRun(start, paragraph.getRunLimit(run) - start, paragraph.getRunLevel(run) % 2 == 0 ? LTR : RTL);
    }

    @Override
    public byte getBaseDirection(String text) {
        return text.codePoints().mapToObj(Character::getDirectionality).filter(TextRuns::isStrong).findFirst()
                .map(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? LTR : RTL).orElse(NEUTRAL);
    }

    private static boolean isStrong(byte direction) {
        return direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
