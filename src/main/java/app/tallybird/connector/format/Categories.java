package app.tallybird.connector.format;

import java.util.List;

/** The words Synthesize knows for kinds of services: verbatim, case-sensitive, misspelling included. Source: the public PowerShell SDK's enums. */
public final class Categories {

    public static final List<String> CATEGORIES = List.of("security", "backup", "productivity", "infrastructure", "service delivery",
            "consulting", "other");

    public static final List<String> SUBCATEGORIES = List.of("endpoint detection and response (EDR)", "email security",
            "virtual private network services (VPN)", "DNS filtering", "dark web monitoring", "password management", "single sign on (SSO)",
            "priviledged access and identity management (PAM/PIM)", "security information and event management (SIEM)",
            "mobile device management (MDM)", "application security", "mobile application management (MAM)",
            "multi factor authentication (MFA)", "cloud backup", "local backup", "desktop backup", "data archiving",
            "physical offsite storage", "business continuity", "hosted email", "video conferencing", "voice over IP services (VOIP)",
            "line of business application support", "unified communications as a service (UCaaS)", "customer relationship management",
            "cloud storage", "website hosting", "hardware as a service (HaaS)", "managed print services",
            "virtual desktop infrastructure (VDI)", "virtual server hosting", "infrastructure as a service (IaaS)", "end user support",
            "server management and support", "network management and support", "printer management and support",
            "desktop management and support", "hosted security operations centre (SOC)", "software development", "penetration testing",
            "project services", "governance and compliance", "business intelligence services / analytics", "phishing simulation",
            "privacy and security awareness training", "other");

    private Categories() {
    }

    static String check(Part part, String property, List<String> known) {
        String word = part.required(property);
        if (!word.isEmpty() && !known.contains(word)) {
            String hint = DidYouMean.hint(word, known);
            part.complain("C114", property, "Synthesize has no %s \"%s\"".formatted(property, word),
                    hint.isEmpty() ? "use one of: " + String.join(", ", known) : hint);
        }
        return word;
    }
}
