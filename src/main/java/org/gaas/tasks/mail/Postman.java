package org.gaas.tasks.mail;

/** The way to a mail server. */
interface Postman {
    /**
     * Hands a letter over; afterwards it is the server's to deliver.
     *
     * @throws Undelivered it was not taken
     */
    void deliver(Letter letter) throws Undelivered;

    /** Why a letter was not taken. */
    final class Undelivered extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean forGood;

        /**
         * @param forGood whether trying again can't help: the server does not know the address
         */
        Undelivered(String why, boolean forGood, Exception cause) {
            super(why, cause);
            this.forGood = forGood;
        }

        boolean isForGood() {
            return forGood;
        }
    }
}
