<?php
namespace Gems;

use PDO;

/** A project: its folder, its settings, its database. */
final class Project
{
    public readonly string $settings;

    public function __construct(public readonly string $root)
    {
        $this->settings = $root . '/var/settings';
        foreach (['cache', 'logs', 'settings', 'uploads'] as $folder) {
            if (!is_dir("$root/var/$folder")) {
                mkdir("$root/var/$folder");
            }
        }
    }

    public function name(): string
    {
        return parse_ini_file($this->root . '/application/project.ini')['name'];
    }

    public function environment(): string
    {
        return getenv('APPLICATION_ENV') ?: ($_SERVER['APPLICATION_ENV'] ?? 'production');
    }

    public function inMaintenance(): bool
    {
        return file_exists($this->settings . '/lock.txt');
    }

    /** @throws \PDOException when it is not there */
    public function database(): PDO
    {
        require_once $this->settings . '/db.inc.php';
        return new PDO(
            'mysql:charset=utf8mb4;host=' . HOST . ';port=' . DBPORT . ';dbname=' . DATABASE,
            USER,
            PASSWD,
            [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]
        );
    }

    public function log(string $line): void
    {
        file_put_contents($this->root . '/var/logs/errors.log', date('c') . " $line\n", FILE_APPEND);
    }
}
