package app.tallybird.schedule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** What schedulers have in common when they refuse, and the writing of their files. */
final class Refusals {

    private Refusals() {
    }

    static ProblemException refused(String scheduler, Programs.Ran ran) {
        return refused(scheduler, ran, "Correct what it says and try again, or give the command to another scheduler by hand.");
    }

    static ProblemException refused(String scheduler, Programs.Ran ran, String next) {
        String said = ran.output().strip().replaceAll("\\s+", " ");
        return Problem.of(ProblemCode.FAILED, scheduler + " did not take the change" + (said.isEmpty() ? "." : ": " + said),
                "The integration's own settings are unchanged.", next).asException();
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw cannot(file);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannot(file);
        }
    }

    private static ProblemException cannot(Path file) {
        return Problem.of(ProblemCode.FAILED, "The schedule's file can not be changed.", "The schedule is as it was.",
                "Give this user the right to write it.").at(file.toString()).asException();
    }
}
