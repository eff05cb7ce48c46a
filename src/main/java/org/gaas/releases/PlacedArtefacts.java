package org.gaas.releases;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gaas.remote.Host;

/**
 * How often this desk put which artefact in place on which server: where it did, it may be copied there. Only a hint,
 * which is gone with the desk: the server itself knows what it has.
 */
final class PlacedArtefacts {
    private static final int MOST = 1000;

    private record Place(String server, String artefact) {}

    private final Map<Place, Integer> times = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Integer> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @return 0 when it is not known to be there
     */
    synchronized int on(Host host, String artefact) {
        return times.getOrDefault(new Place(host.name(), artefact), 0);
    }

    synchronized void add(Host host, String artefact) {
        times.merge(new Place(host.name(), artefact), 1, Integer::sum);
    }
}
