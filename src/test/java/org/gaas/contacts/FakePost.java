package org.gaas.contacts;

import java.util.ArrayList;
import java.util.List;

/** Keeps letters instead of sending them. */
public final class FakePost implements LinkPost {
    private final List<LinkLetter> letters = new ArrayList<>();

    @Override
    public synchronized void write(LinkLetter letter) {
        letters.add(letter);
    }

    public synchronized List<LinkLetter> letters() {
        return List.copyOf(letters);
    }

    public synchronized void clear() {
        letters.clear();
    }

    /** What the last link opens it with. */
    public String token(Links links) {
        var address = links.address(letters().get(letters().size() - 1).link()).orElseThrow();
        return address.getPath().substring(Links.PATH.length());
    }
}
