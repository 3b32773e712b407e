package app.tallybird.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/** The words Synthesize takes for a service. Written down from its reference, verbatim, misspelling included, apart from the reader's own list. */
final class Vocabulary {

    private static final Set<String> CATEGORIES = Set.of("security", "backup", "productivity", "infrastructure", "service delivery",
            "consulting", "other");
    private static final Set<String> SUBCATEGORIES = Set.of("endpoint detection and response (EDR)", "email security",
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

    private Vocabulary() {
    }

    /** What is wrong with the words that are there; absent ones are somebody else's matter. */
    static List<String> complaints(JsonObject service) {
        List<String> complaints = new ArrayList<>();
        Json.text(service, "category").filter(word -> !CATEGORIES.contains(word))
                .ifPresent(word -> complaints.add("category must be one of the known categories, not \"" + word + "\""));
        Json.text(service, "subcategory").filter(word -> !SUBCATEGORIES.contains(word))
                .ifPresent(word -> complaints.add("subcategory must be one of the known subcategories, not \"" + word + "\""));
        return complaints;
    }
}
