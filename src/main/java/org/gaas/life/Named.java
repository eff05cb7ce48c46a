package org.gaas.life;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gaas.engine.InvalidInput;
import org.gaas.production.Hosts;

/**
 * The names of a production.
 *
 * @param serving under which it answers; the first is the one that is told
 * @param leading those that only lead on, each to one of the others
 */
public record Named(List<String> serving, Map<String, String> leading) {
    private static final int MOST = 20;

    public Named {
        serving = List.copyOf(serving);
        leading = Collections.unmodifiableMap(new LinkedHashMap<>(leading));
    }

    /** All of them, those that lead on at the end. */
    public List<String> all() {
        return Stream.concat(serving.stream(), leading.keySet().stream()).toList();
    }

    /**
     * What they become.
     *
     * @throws InvalidInput {@code HOST_UNKNOWN}: it has no such name; {@code HOST_LED_TO}: another one leads on to it;
     *     {@code HOST_INVALID}: none is left, too many, or one twice; {@code NAMES_SAME}
     */
    Named changed(NamesRequest request) {
        var names = new ArrayList<>(serving);
        var leads = new LinkedHashMap<>(leading);
        request.renames().forEach((from, to) -> rename(names, leads, from, to));
        for (var name : request.drop()) {
            if (!names.remove(name) && leads.remove(name) == null) throw unknown(LifeVars.DROP_NAMES.name(), name);
            // a name that is to serve again is dropped as one that leads on, and added
        }
        for (var name : request.add()) {
            if (names.contains(name) || leads.containsKey(name))
                throw new InvalidInput(LifeVars.ADD_NAMES.name(), "HOST_INVALID", "'" + name + "' is there already");
            names.add(name);
        }
        leads.forEach((from, to) -> {
            if (!names.contains(to))
                throw new InvalidInput(
                        LifeVars.DROP_NAMES.name(),
                        "HOST_LED_TO",
                        "'" + from + "' leads on to '" + to + "': drop it too");
        });
        var wanted = new Named(names, leads);
        if (names.isEmpty() || wanted.all().size() > MOST)
            throw new InvalidInput(
                    LifeVars.DROP_NAMES.name(), "HOST_INVALID", "it must have 1 to " + MOST + " names in the end");
        if (wanted.equals(this))
            throw new InvalidInput(LifeVars.ADD_NAMES.name(), "NAMES_SAME", "say what should be different");
        return wanted;
    }

    /**
     * The names while the certificate for the wanted ones is still to come: what goes is gone, what comes is there, and
     * what is to lead on still answers itself: so no visitor is led to a name that browsers warn of.
     */
    Named towards(Named wanted) {
        var names = new ArrayList<>(serving);
        names.removeIf(name -> !wanted.all().contains(name));
        wanted.serving().stream().filter(name -> !names.contains(name)).forEach(names::add);
        var leads = new LinkedHashMap<String, String>();
        leading.forEach((from, to) -> {
            if (!names.contains(from) && wanted.leading().containsKey(from))
                leads.put(from, names.contains(to) ? to : names.get(0));
        });
        return new Named(names, leads);
    }

    private static void rename(List<String> names, Map<String, String> leads, String from, String to) {
        var place = names.indexOf(from);
        if (place < 0) throw unknown(LifeVars.RENAMES.name(), from);
        if (from.equals(to) || leads.containsKey(to))
            throw new InvalidInput(LifeVars.RENAMES.name(), "HOST_INVALID", "'" + to + "' can't take its place");
        if (names.contains(to)) names.remove(place);
        else names.set(place, to);
        leads.replaceAll((one, target) -> target.equals(from) ? to : target);
        leads.put(from, to);
    }

    private static InvalidInput unknown(String field, String name) {
        return new InvalidInput(field, "HOST_UNKNOWN", "it has no name '" + name + "'");
    }

    /** For people, a line for each. */
    List<String> words() {
        return Stream.concat(
                        serving.stream(),
                        leading.entrySet().stream().map(one -> one.getKey() + " leads on to " + one.getValue()))
                .toList();
    }

    /** As people write names of hosts, one a line; none is none. */
    static List<String> written(String lines) {
        return lines.isBlank() ? List.of() : Hosts.parse(lines).names();
    }
}
