package app.tallybird.connector.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What a file is that has no table in it, whatever its name says.
 *
 * @param is continues the file's name
 * @param next what to do
 */
record NoTable(String is, String next) {

    /** So much of the beginning tells. */
    static final int START = 4_096;
    private static final String AS_TABLE = "export the report as CSV or as an Excel workbook (.xlsx)";
    private static final String AS_WORKBOOK = "open it in Excel or LibreOffice, choose Save As and the type Excel Workbook (.xlsx), and use that file";
    private static final String UNPACK = "unpack it and choose the table in it";
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{1,200})", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE = Pattern.compile("(?s)(?:<!--.*?-->\\s*)*<(?:!doctype html|html|head|body|script|meta|table)\\b.*");
    private static final Pattern JSON = Pattern.compile("(?s)(?:\\{\\s*(?:\"[^\"]*\"\\s*:|\\}).*|\\[\\s*[\\[{].*)");
    private static final int LONGEST_TITLE = 60;

    /** A kind of file by its first bytes. */
    private record Kind(String bytes, NoTable what) {
    }

    private static final List<Kind> KINDS = List.of(new Kind("%PDF", new NoTable("is a PDF document and no table", AS_TABLE)),
            new Kind("\u0089PNG", new NoTable("is a picture and no table", AS_TABLE)),
            new Kind("\u00ff\u00d8\u00ff", new NoTable("is a picture and no table", AS_TABLE)),
            new Kind("GIF8", new NoTable("is a picture and no table", AS_TABLE)),
            new Kind("{\\rtf", new NoTable("is a text document (RTF) and no table", AS_TABLE)),
            new Kind("\u001f\u008b", new NoTable("is packed (gzip)", UNPACK)),
            new Kind("7z\u00bc\u00af", new NoTable("is packed (7-Zip)", UNPACK)), new Kind("Rar!", new NoTable("is packed (RAR)", UNPACK)),
            new Kind("BZh", new NoTable("is packed (bzip2)", UNPACK)), new Kind("\u00fd7zXZ", new NoTable("is packed (xz)", UNPACK)),
            new Kind("SQLite format 3", new NoTable("is a database and no table", AS_TABLE)));

    /** By its beginning; nothing for what may be a text with a table. */
    static Optional<NoTable> of(byte[] start) {
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        Optional<NoTable> known = KINDS.stream().filter(kind -> bytes.startsWith(kind.bytes())).map(Kind::what).findFirst();
        return known.isPresent() ? known : ofText(bytes, new String(start, StandardCharsets.UTF_8));
    }

    private static Optional<NoTable> ofText(String bytes, String text) {
        String begin = bytes.replace("\0", "").replaceFirst("^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)+", "").stripLeading();
        String lower = begin.toLowerCase(Locale.ROOT);
        boolean ofExcel = lower.contains("urn:schemas-microsoft-com:office:");
        if (PAGE.matcher(lower).matches()) {
            return Optional.of(ofExcel || lower.startsWith("<table")
                    ? new NoTable("is a web page that only spreadsheets take for a table", AS_WORKBOOK)
                    : new NoTable("is a web page and no table" + title(text.replace("\0", "")),
                            "sign in at the portal and export the report again; a page that is shown in a browser is no download"));
        }
        if (lower.startsWith("<?xml")) {
            return Optional.of(ofExcel
                    ? new NoTable("is a workbook of an old form (XML)", AS_WORKBOOK)
                    : lower.contains("<html")
                            ? new NoTable("is a web page and no table" + title(text.replace("\0", "")), AS_TABLE)
                            : new NoTable("is XML and no table", AS_TABLE));
        }
        return JSON.matcher(begin).matches() ? Optional.of(new NoTable("is JSON and no table", AS_TABLE)) : Optional.empty();
    }

    private static String title(String page) {
        Matcher title = TITLE.matcher(page);
        String words = title.find() ? title.group(1).replaceAll("[\\s\\p{Cntrl}\"]+", " ").strip() : "";
        return words.isEmpty()
                ? ""
                : ", called \"" + (words.length() <= LONGEST_TITLE ? words : words.substring(0, LONGEST_TITLE) + "…") + "\"";
    }

    /** Of a zip file that is a document of an office program, but no workbook that can be read. */
    static Optional<NoTable> of(ZipFile zip) {
        if (zip.getEntry("xl/workbook.bin") != null) {
            return Optional.of(new NoTable("is a workbook of Excel's binary form (.xlsb)", AS_WORKBOOK));
        }
        if (zip.getEntry("content.xml") != null && zip.getEntry("mimetype") != null) {
            return Optional.of(new NoTable("is an OpenDocument file (.ods)", AS_WORKBOOK));
        }
        return zip.getEntry("word/document.xml") != null || zip.getEntry("ppt/presentation.xml") != null
                ? Optional.of(new NoTable("is a document of Word or PowerPoint and no table", AS_TABLE))
                : Optional.empty();
    }
}
