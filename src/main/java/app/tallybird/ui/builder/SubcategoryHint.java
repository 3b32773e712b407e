package app.tallybird.ui.builder;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** A category and subcategory that the words of a service point to; only proposed, and only while the service has none of its own. */
final class SubcategoryHint {

    /** A proposal in the words that Synthesize knows. */
    record Fitting(String category, String subcategory) {
    }

    private record Rule(String words, Fitting fitting) {
        Rule(String words, String category, String subcategory) {
            this(words, new Fitting(category, subcategory));
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule("\\b(edr|mdr|xdr|endpoint|antivirus|anti-virus)\\b", "security", "endpoint detection and response (EDR)"),
            new Rule("\\b(dns|web ?filter\\w*)\\b", "security", "DNS filtering"),
            new Rule("\\b(phish\\w*)\\b", "security", "phishing simulation"),
            new Rule("\\b(awareness|training|learners?)\\b", "security", "privacy and security awareness training"),
            new Rule("\\b(siem|log management)\\b", "security", "security information and event management (SIEM)"),
            new Rule("\\b(soc)\\b", "security", "hosted security operations centre (SOC)"),
            new Rule("\\b(mfa|2fa|two-factor|multi-factor)\\b", "security", "multi factor authentication (MFA)"),
            new Rule("\\b(sso|single sign-on)\\b", "security", "single sign on (SSO)"),
            new Rule("\\b(passwords?)\\b", "security", "password management"),
            new Rule("\\b(dark ?web)\\b", "security", "dark web monitoring"),
            new Rule("\\b(vpn)\\b", "security", "virtual private network services (VPN)"),
            new Rule("\\b(spam|email security|mail filter\\w*)\\b", "security", "email security"),
            new Rule("\\b(archiv\\w*)\\b", "backup", "data archiving"),
            new Rule("\\b(replic\\w*|continuity|bcdr)\\b", "backup", "business continuity"),
            new Rule("\\b(backups?|protected|restore\\w*)\\b", "backup", "cloud backup"),
            new Rule("\\b(mailbox\\w*|microsoft 365|office 365|exchange|google workspace)\\b", "productivity", "hosted email"),
            new Rule("\\b(voip|phones?|telephony)\\b", "productivity", "voice over IP services (VOIP)"),
            new Rule("\\b(mdm|mobile devices?)\\b", "security", "mobile device management (MDM)"),
            new Rule("\\b(printers?)\\b", "service delivery", "printer management and support"),
            new Rule("\\b(servers?)\\b", "service delivery", "server management and support"),
            new Rule("\\b(workstations?|desktops?|laptops?)\\b", "service delivery", "desktop management and support"),
            new Rule("\\b(switch(es)?|firewalls?|routers?|network)\\b", "service delivery", "network management and support"));

    private SubcategoryHint() {
    }

    /** A kind that fits the words of a service that has none yet. */
    static List<Node> content(Form form, String pointer) {
        String at = Pointer.parent(pointer);
        int place = Integer.parseInt(Pointer.last(at));
        Button use = Widgets.button(Form.id(at) + "-use-subcategory", "Use it", () -> form.model().change(draft -> of(draft, place)
                .map(fit -> draft.with(at + "/subcategory", fit.subcategory()).with(at + "/category", fit.category())).orElse(draft)),
                "small");
        use.setAccessibleText("Use the proposed subcategory");
        return List.of(form.offer(Widgets.text("", "small", "muted"), use,
                () -> of(form.draft(), place).map(fit -> "Perhaps: " + fit.subcategory() + " (" + fit.category() + ").").orElse("")));
    }

    /** The first rule that the service's own words meet, else those of the connector. */
    static Optional<Fitting> of(DraftTree draft, int place) {
        String at = "/services/" + place;
        if (!draft.text(at + "/subcategory").equals("other")) {
            return Optional.empty();
        }
        return in(draft.text(at + "/name") + " " + draft.text(at + "/description"))
                .or(() -> in(draft.text("/name") + " " + draft.text("/category")));
    }

    private static Optional<Fitting> in(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        return RULES.stream().filter(rule -> java.util.regex.Pattern.compile(rule.words()).matcher(small).find()).map(Rule::fitting)
                .findFirst();
    }
}
