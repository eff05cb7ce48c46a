package org.gaas.certificates;

import java.util.Optional;
import org.gaas.engine.Money;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The variables of a purchase. No key, passphrase or certificate is among them: those are handed over by a door. */
@Configuration(proxyBeanMethods = false)
public class CertificateVars {
    /** The number of the certificate that a process is about. */
    public static final Var<Long> CERTIFICATE = Var.number("certificate");

    /** How it is come by. */
    public static final Var<String> WAY =
            Var.choice("certificateWay", Way.BROUGHT.name(), Way.ORDERED.name(), Way.ACME.name());

    /** Whether the price is above what was agreed. */
    public static final Var<Boolean> ABOVE_CEILING = Var.flag("aboveCeiling");

    public static final Var<String> SUPPLIER = Var.line("supplier", 100);

    /** The supplier's. */
    public static final Var<String> ORDER_NUMBER = Var.line("orderNumber", 100);

    /** Empty while nobody wrote one. */
    public static final Var<Optional<Money>> PRICE = Var.text("price")
            .as(CertificateVars::price, (Optional<Money> price) -> price.map(Money::plain)
                    .orElse(""));

    /** The first name that it is for, to tell tasks apart. */
    public static final Var<String> SUBJECT = Var.text("certificateSubject");

    /** What hosting says to an order. */
    public static final Var<String> ORDERING = Var.choice("ordering", "ordered", "cancel");

    /** What the payer says to the price. */
    public static final Var<String> PRICE_APPROVAL = Var.choice("priceApproval", "approve", "refuse");

    /** What hosting says when a certificate is waited for. */
    public static final Var<String> HANDING_OVER = Var.choice("handingOver", "handedOver", "cancel");

    /** What hosting says when a certificate was installed and is not seen. */
    public static final Var<String> CERTIFICATE_MENDING = Var.choice("certificateMending", "again", "cancel");

    /** What hosting says when an authority issued nothing. */
    public static final Var<String> ORDER_MENDING = Var.choice("orderMending", "again", "cancel");

    /** Whether the desk itself began it, because the one in use comes to its end. */
    public static final Var<Boolean> RENEWAL = Var.flag("renewal");

    /** What whoever pays says to a renewal. */
    public static final Var<String> RENEWAL_APPROVAL = Var.choice("renewalApproval", "approve", "lapse");

    /** Why that is asked, for people. */
    public static final Var<String> RENEWAL_WHY = Var.text("renewalWhy");

    /** The last day of the one in use, for people. */
    public static final Var<String> LAST_DAY = Var.text("certificateLastDay");

    /** What was paid for it in a year, for people. */
    public static final Var<String> A_YEAR = Var.text("certificateAYear");

    /** The names that it is for, one a line, for people. */
    public static final Var<String> NAMES = Var.text("certificateNames");

    /** Up to which price nobody is asked, for people. */
    public static final Var<String> CEILING = Var.text("priceCeiling");

    /** Where the request is to be had, for people. */
    public static final Var<String> REQUEST = Var.text("signingRequest");

    /** What was found in what was handed over last, for people. */
    public static final Var<String> FINDINGS = Var.text("certificateFindings");

    /** Why nobody shall trust it any more ({@link CertificateAuthority.Reason}). */
    public static final Var<String> REVOCATION_REASON =
            Var.choice("revocationReason", "UNSPECIFIED", "KEY_COMPROMISE", "SUPERSEDED", "CESSATION_OF_OPERATION");

    /** What takes its place ({@link Revocations.Then}). */
    public static final Var<String> REVOCATION_THEN = Var.choice("revocationThen", "REPLACE", "REMOVE");

    /** What hosting says when somebody else has to revoke it. */
    public static final Var<String> REVOCATION = Var.choice("revocation", "revoked", "keep");

    /** Why, where it was bought, and what comes then; for people. */
    public static final Var<String> REVOCATION_TOLD = Var.text("revocationTold");

    @Bean
    Vars purchase() {
        return Vars.of(
                CERTIFICATE,
                Order.ORDER,
                WAY,
                SUBJECT,
                ABOVE_CEILING,
                SUPPLIER,
                ORDER_NUMBER,
                PRICE,
                ORDERING,
                PRICE_APPROVAL,
                HANDING_OVER,
                CERTIFICATE_MENDING,
                ORDER_MENDING,
                RENEWAL,
                RENEWAL_APPROVAL,
                RENEWAL_WHY,
                LAST_DAY,
                A_YEAR,
                NAMES,
                CEILING,
                REQUEST,
                FINDINGS,
                REVOCATION_REASON,
                REVOCATION_THEN,
                REVOCATION,
                REVOCATION_TOLD);
    }

    private static Optional<Money> price(String written) {
        return written.isBlank() ? Optional.empty() : Optional.of(Money.price("price", written));
    }
}
