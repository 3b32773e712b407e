package app.tallybird.engine.leak;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

import app.tallybird.engine.leak.AuditedCell.Place;
import app.tallybird.engine.leak.AuditedCell.ServiceOf;
import app.tallybird.engine.leak.LeakReport.Kind;
import app.tallybird.engine.leak.LeakReport.NotAudited;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.Price;
import app.tallybird.model.Prices;

import static org.assertj.core.api.Assertions.assertThat;

/** Three planted leaks are found, and nothing else. */
class LeakCheckTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ServiceOf SEATS = new ServiceOf("M365", "seats");
    private static final ServiceOf BACKUP = new ServiceOf("M365", "backup");
    private static final Prices PRICES = Prices.of(EUR, List.of(new Price("P1", new Scope(Optional.empty(), Optional.of("seats")),
            new BigDecimal("10"), Optional.of(new BigDecimal("7.555")), Optional.empty(), "kim")));
    private static final InvoiceMatches MATCHES = InvoiceMatches.NONE.withProduct("Business Basic (annual)", Optional.of(SEATS))
            .withProduct("business basic", Optional.of(SEATS)).withProduct("Shipping", Optional.empty())
            .withCustomer("Contoso GmbH", "Contoso");

    private static AuditedCell cell(ServiceOf service, String account, String used, String billed, boolean byContract) {
        return new AuditedCell(new Place(service, service.serviceKey(), "id-" + account, account),
                used.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(used)), new BigDecimal(billed), byContract, false,
                PRICES.on(java.time.LocalDate.parse("2026-11-30")));
    }

    private static Bought bought(String customer, String product, String units, String amount) {
        return bought(customer, product, units, amount, "EUR");
    }

    private static Bought bought(String customer, String product, String units, String amount, String currency) {
        return new Bought(customer, product, Optional.of(new BigDecimal(units)),
                Optional.of(amount).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                Optional.of(currency).filter(text -> !text.isEmpty()).map(Currency::getInstance));
    }

    /** An amount is compared in its own currency only; that it was not is said once. */
    @Test
    void anAmountInAnotherCurrencyIsNotCompared() {
        List<AuditedCell> cells = List.of(cell(SEATS, "Contoso", "8", "8", false), cell(SEATS, "Fabrikam", "5", "5", false));
        for (String currency : List.of("USD", "")) {
            LeakReport report = LeakCheck.of(List.of(bought("Contoso GmbH", "Business Basic", "8", "999", currency),
                    bought("Fabrikam", "Business Basic", "5", "999", currency)), cells, MATCHES);
            assertThat(words(report)).isEmpty();
            assertThat(report.audited()).isEqualTo(2);
            assertThat(report.notAudited()).hasSize(currency.isEmpty() ? 0 : 1);
        }
        LeakReport mixed = LeakCheck.of(List.of(bought("Contoso GmbH", "Business Basic", "4", "9", "USD"),
                bought("Contoso GmbH", "Business Basic", "4", "9", "EUR")), cells, MATCHES);
        assertThat(mixed.notAudited()).extracting(LeakReport.NotAudited::why)
                .contains("its amounts are in several currencies, so they were not compared");
    }

    private static List<String> words(LeakReport report) {
        return report.leaks().stream().map(leak -> leak.kind() + " " + leak.place().account() + " " + leak.place().name() + " "
                + leak.units().toPlainString() + " " + leak.money().map(Money::text).orElse("no price")).toList();
    }

    @Test
    void threePlantedLeaksAndNothingElse() {
        List<AuditedCell> cells = new ArrayList<>(List.of(cell(SEATS, "Contoso", "8", "8", false), cell(SEATS, "Fabrikam", "5", "5", false),
                cell(SEATS, "Tailspin", "12", "9", false), cell(SEATS, "Lucerne", "7", "3", true), cell(SEATS, "Litware", "4", "4", false),
                cell(BACKUP, "Contoso", "2", "2", false), cell(SEATS, "Woodgrove", "6", "6", false),
                cell(SEATS, "Alpine", "", "9", false)));
        List<Bought> invoice = List.of(bought("Contoso GmbH", "Business Basic (annual)", "6", ""),
                bought("contoso gmbh", "Business Basic", "4", ""), bought("Fabrikam", "Business Basic", "3", ""),
                bought("Tailspin", "Business Basic", "12", ""), bought("Lucerne", "Business Basic", "7", "52.89"),
                bought("LITWARE", "Business Basic", "4", ""), bought("Litware", "Shipping", "1", ""), bought("Litware", "Backup", "5", ""),
                bought("Stranger", "Business Basic", "2", ""), bought("Alpine", "Business Basic", "1", ""));

        LeakReport report = LeakCheck.of(invoice, cells, MATCHES);

        assertThat(words(report)).containsExactly("BOUGHT_NOT_USED Contoso seats 2 15.11 EUR", "USED_NOT_BILLED Tailspin seats 3 30.00 EUR",
                "BILLED_NOT_BOUGHT Fabrikam seats 2 20.00 EUR");
        assertThat(report.audited()).isEqualTo(5);
        assertThat(report.notAudited()).containsExactly(new NotAudited("Alpine, seats of M365", "no count of this month is known"),
                new NotAudited("product \"Backup\"", "nobody has said which service it is; it is called like backup of M365",
                        Optional.of(new InvoiceName(InvoiceName.Of.PRODUCT, "Backup"))),
                new NotAudited("customer \"Stranger\" on the invoice", "no customer has this name here",
                        Optional.of(new InvoiceName(InvoiceName.Of.CUSTOMER, "Stranger"))),
                new NotAudited("customer \"Stranger\", Business Basic", "no number of this customer and service is known"),
                new NotAudited("backup of M365", "no product of the invoice is this service"),
                new NotAudited("customer \"Woodgrove\"", "is not on the invoice"));
    }

    @Test
    void aProductThatNobodyHasNamedIsNotNothingBought() {
        List<AuditedCell> cells = List.of(cell(SEATS, "Contoso", "8", "8", false), cell(SEATS, "Fabrikam", "5", "5", false),
                cell(SEATS, "Tailspin", "4", "4", false));
        LeakReport report = LeakCheck
                .of(List.of(bought("Contoso", "Business Basic", "6", "45.33"), bought("Contoso", "Basic, monthly", "2", ""),
                        bought("Fabrikam", "Basic, monthly", "5", ""), bought("Tailspin", "Shipping", "1", "")), cells, MATCHES);

        assertThat(words(report)).containsExactly("BILLED_NOT_BOUGHT Tailspin seats 4 40.00 EUR");
        assertThat(report.audited()).isEqualTo(1);
        assertThat(report.notAudited()).contains(
                new NotAudited("Contoso, seats of M365", "a product of this customer may be this service; nobody has said which it is"),
                new NotAudited("Fabrikam, seats of M365", "a product of this customer may be this service; nobody has said which it is"));
    }

    @Test
    void anotherPriceIsFoundToTheCent() {
        LeakReport report = LeakCheck.of(List.of(bought("Contoso", "Business Basic", "8", "64.00")),
                List.of(cell(SEATS, "Contoso", "8", "8", false)), MATCHES);

        assertThat(words(report)).containsExactly("PRICE_CHANGED Contoso seats 8 3.56 EUR");
        assertThat(LeakCheck
                .of(List.of(bought("Contoso", "Business Basic", "8", "60.44")), List.of(cell(SEATS, "Contoso", "8", "8", false)), MATCHES)
                .leaks()).isEmpty();
    }

    @Test
    void withoutAnInvoiceNothingIsSaidToBeInOrder() {
        LeakReport report = LeakCheck.of(List.of(), List.of(cell(SEATS, "Contoso", "8", "8", false)), MATCHES);

        assertThat(report.leaks()).isEmpty();
        assertThat(report.audited()).isZero();
        assertThat(report.notAudited()).containsExactly(new NotAudited("everything that is bought", "there is no invoice"));
    }

    @Test
    void sumsAreTheSumsOfTheirLeaksAndEveryNumberIsExplained() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<AuditedCell> cells = new ArrayList<>();
            List<Bought> invoice = new ArrayList<>();
            for (int customer = 0; customer < 6; customer++) {
                int used = random.nextInt(9);
                cells.add(cell(SEATS, "C" + customer, String.valueOf(used), String.valueOf(random.nextInt(9)), false));
                for (int part = random.nextInt(3); part > 0; part--) {
                    invoice.add(bought("C" + customer, "Business Basic", String.valueOf(random.nextInt(5)), ""));
                }
            }
            LeakReport report = LeakCheck.of(invoice, cells, MATCHES);
            for (AuditedCell cell : cells) {
                List<Bought> own = invoice.stream().filter(line -> line.customer().equals(cell.place().account())).toList();
                BigDecimal bought = own.stream().map(line -> line.units().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal used = cell.used().orElseThrow();
                assertThat(units(report, cell, Kind.USED_NOT_BILLED))
                        .isEqualByComparingTo(used.subtract(cell.billed()).max(BigDecimal.ZERO));
                assertThat(units(report, cell, Kind.BOUGHT_NOT_USED))
                        .isEqualByComparingTo(own.isEmpty() ? BigDecimal.ZERO : bought.subtract(used).max(BigDecimal.ZERO));
                assertThat(units(report, cell, Kind.BILLED_NOT_BOUGHT))
                        .isEqualByComparingTo(own.isEmpty() ? BigDecimal.ZERO : cell.billed().subtract(bought).max(BigDecimal.ZERO));
            }
            for (Kind kind : Kind.values()) {
                BigDecimal sum = report.leaks().stream().filter(leak -> leak.kind() == kind)
                        .map(leak -> leak.money().orElseThrow().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
                MoneySum money = report.money(kind);
                assertThat(money.amounts().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(sum);
                assertThat(money.whole()).isTrue();
            }
        }
    }

    private static BigDecimal units(LeakReport report, AuditedCell cell, Kind kind) {
        return report.leaks().stream().filter(leak -> leak.kind() == kind && leak.place().equals(cell.place())).map(LeakReport.Leak::units)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void whatWasSaidIsRememberedWhateverTheLetters() {
        assertThat(InvoiceMatches.of(JsonParser.parseString(MATCHES.json().toString()).getAsJsonObject())).isEqualTo(MATCHES);
        assertThat(MATCHES.product("BUSINESS BASIC")).contains(Optional.of(SEATS));
        assertThat(MATCHES.product("shipping")).contains(Optional.empty());
        assertThat(MATCHES.product("Teams")).isEmpty();
        assertThat(MATCHES.products()).containsAllEntriesOf(Map.of("shipping", Optional.empty()));
    }
}
