package org.gaas.sites;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a customer's own name leads to, and where it has to lead to.
 *
 * @param server the name, or the address, by which our server is reached
 */
public record DnsFinding(String host, State state, NameServers.Answer found, String server, NameServers.Answer wanted) {
    /** How the two compare. */
    public enum State {
        /** To us, and nowhere else. */
        RIGHT,
        /** It has no address. */
        NOWHERE,
        /** To somebody else. */
        ELSEWHERE,
        /** To us and to somebody else: some visitors don't arrive. */
        PARTLY,
        /** Name servers could not say. */
        UNKNOWN
    }

    /** What it leads to now, for people: {@code www.zorg.nl > cloud.example.net > 192.0.2.7}. */
    public String is() {
        return Stream.concat(Stream.of(host), found.aliases().stream()).collect(Collectors.joining(" > ")) + " > "
                + (found.addresses().isEmpty() ? "nothing" : String.join(", ", found.addresses()));
    }

    /** The records that it has to have, one per line, as people who keep name servers write them. */
    public String must() {
        return wanted.addresses().stream()
                .map(address -> host + ". " + (address.contains(":") ? "AAAA " : "A ") + address)
                .collect(Collectors.joining("\n"));
    }

    public String english() {
        return switch (state) {
            case RIGHT -> host + " leads to us.";
            case NOWHERE -> host + " has no address yet; it must lead to " + listed(wanted.addresses(), "and") + ".";
            case ELSEWHERE ->
                host + " leads to " + listed(found.addresses(), "and") + "; it must lead to "
                        + listed(wanted.addresses(), "and") + ".";
            case PARTLY ->
                host + " leads to " + listed(found.addresses(), "and") + ", of which only "
                        + listed(wanted.addresses(), "and") + " may stay.";
            case UNKNOWN -> "Name servers don't say where " + unsaid() + " leads to; we ask again by ourselves.";
        };
    }

    public String dutch() {
        return switch (state) {
            case RIGHT -> host + " verwijst naar ons.";
            case NOWHERE ->
                host + " heeft nog geen adres; het moet verwijzen naar " + listed(wanted.addresses(), "en") + ".";
            case ELSEWHERE ->
                host + " verwijst naar " + listed(found.addresses(), "en") + "; het moet verwijzen naar "
                        + listed(wanted.addresses(), "en") + ".";
            case PARTLY ->
                host + " verwijst naar " + listed(found.addresses(), "en") + "; alleen "
                        + listed(wanted.addresses(), "en") + " mag blijven.";
            case UNKNOWN ->
                "Nameservers zeggen niet waarheen " + unsaid() + " verwijst; we vragen het vanzelf opnieuw.";
        };
    }

    private String unsaid() {
        return wanted.trouble().isPresent() || wanted.addresses().isEmpty() ? server : host;
    }

    private static String listed(Collection<String> addresses, String and) {
        var all = String.join(", ", addresses);
        var last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " " + and + all.substring(last + 1);
    }
}
