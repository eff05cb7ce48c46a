package org.gaas.sites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.Installation;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The customers' own names of hosts, where an environment's URLs are their own; the first is the one that is told. */
@Component
public class OwnNames {
    private static final String HOST =
            "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?" + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+";

    private final JdbcClient database;
    private final HouseHosts house;

    public OwnNames(JdbcClient database, HouseHosts house) {
        this.database = database;
        this.house = house;
    }

    /** The names of an installation, those that only lead on to another one at the end; none where nobody gave it any. */
    public List<String> of(Installation installation) {
        return database.sql("select host from site_name where installation = ? order by place")
                .param(installation.number())
                .query(String.class)
                .list();
    }

    /** Those names that only lead on, each to another one of the same installation; in their order. */
    public Map<String, String> leadingOn(Installation installation) {
        var leading = new LinkedHashMap<String, String>();
        database.sql(
                        "select host, leads_to from site_name where installation = ? and leads_to is not null order by place")
                .param(installation.number())
                .query((RowCallbackHandler) row -> leading.put(row.getString("host"), row.getString("leads_to")));
        return leading;
    }

    /**
     * Says early, at a door, what {@link #give} would refuse.
     *
     * @param installation whose they may be already; empty: nobody's
     * @throws InvalidInput {@code HOST_INVALID}, {@code HOST_OF_HOUSE}, or {@code HOST_TAKEN} by another installation
     */
    public void requireFree(List<String> hosts, Optional<Installation> installation) {
        requireNames(hosts);
        var ours = house.names();
        for (var host : hosts) {
            if (ours.contains(host))
                throw new InvalidInput(
                        "hosts",
                        "HOST_OF_HOUSE",
                        "'" + host
                                + "' is a server's or the desk's own name; an installation needs one of its customer");
            if (!holders(host).stream().allMatch(number -> installation
                    .map(Installation::number)
                    .filter(number::equals)
                    .isPresent()))
                throw new InvalidInput("hosts", "HOST_TAKEN", "'" + host + "' is another installation's name");
        }
    }

    /**
     * Gives an installation these names, in this order, instead of those that it had.
     *
     * @throws InvalidInput all of {@link #requireFree}
     */
    @Transactional
    public void give(Installation installation, List<String> hosts) {
        give(installation, hosts, Map.of());
    }

    /**
     * The same with names that only lead on.
     *
     * @param leading each to one of the hosts
     * @throws InvalidInput all of {@link #requireFree}
     */
    @Transactional
    public void give(Installation installation, List<String> serving, Map<String, String> leading) {
        var hosts = new ArrayList<>(serving);
        hosts.addAll(leading.keySet());
        requireNames(hosts);
        for (var target : leading.values())
            if (!serving.contains(target))
                throw new InvalidInput("hosts", "HOST_INVALID", "nothing answers under '" + target + "'");
        database.sql("delete from site_name where installation = ?")
                .param(installation.number())
                .update();
        for (var host : hosts) {
            database.sql("delete from site_name where host = ? and installation in"
                            + " (select number from installation where held is null)")
                    .param(host)
                    .update();
            requireFree(List.of(host), Optional.of(installation));
            database.sql("insert into site_name (host, installation, place, leads_to) values (?, ?, ?, ?)")
                    .params(Arrays.asList(host, installation.number(), hosts.indexOf(host), leading.get(host)))
                    .update();
        }
    }

    /** The numbers of the installations that have this name; of those that are gone, none has any. */
    private List<Long> holders(String host) {
        return database.sql("select n.installation from site_name n join installation i on i.number = n.installation"
                        + " where n.host = ? and i.held is not null")
                .param(host)
                .query(Long.class)
                .list();
    }

    private static void requireNames(List<String> hosts) {
        var seen = new HashSet<String>();
        for (var host : hosts) {
            if (!host.toLowerCase(Locale.ROOT).equals(host) || !host.matches(HOST) || host.matches("[0-9.]+"))
                throw new InvalidInput("hosts", "HOST_INVALID", "'" + host + "' is not the name of a host");
            if (!seen.add(host)) throw new InvalidInput("hosts", "HOST_INVALID", "'" + host + "' is there twice");
        }
    }
}
