package app.tallybird.model;

/** The build that runs. */
public final class ThisBuild {

    private ThisBuild() {
    }

    /** Its version, such as "1.4.0"; "development" where it runs from its sources. */
    public static String version() {
        String version = ThisBuild.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
