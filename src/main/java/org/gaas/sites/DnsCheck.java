package org.gaas.sites;

import java.util.TreeSet;
import org.gaas.sites.DnsFinding.State;
import org.springframework.stereotype.Component;

/** Whether a customer's own names lead to the server that is to serve them. */
@Component
public class DnsCheck {
    private final NameServers names;

    public DnsCheck(NameServers names) {
        this.names = names;
    }

    /**
     * @param host the customer's own name
     * @param server the name, or the address, by which the server is reached
     */
    public DnsFinding look(String host, String server) {
        var wanted = names.ask(server);
        var found = names.ask(host);
        return new DnsFinding(host, state(found, wanted), found, server, wanted);
    }

    private static State state(NameServers.Answer found, NameServers.Answer wanted) {
        // that our own name leads nowhere is ours to mend: nobody at the customer is told to change anything
        if (wanted.trouble().isPresent() || wanted.addresses().isEmpty()) return State.UNKNOWN;
        if (found.trouble().isPresent()) return State.UNKNOWN;
        if (found.addresses().isEmpty()) return State.NOWHERE;
        var elsewhere = new TreeSet<>(found.addresses());
        elsewhere.removeAll(wanted.addresses());
        if (elsewhere.isEmpty()) return State.RIGHT;
        return elsewhere.size() < found.addresses().size() ? State.PARTLY : State.ELSEWHERE;
    }
}
