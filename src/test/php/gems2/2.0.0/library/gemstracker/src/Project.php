<?php
namespace Gems;

use PDO;

/** A project: its folder, what .env says, its databases. */
final class Project
{
    private array $env;

    public function __construct(public readonly string $root)
    {
        $this->env = parse_ini_file($root . '/.env', false, INI_SCANNER_RAW);
        foreach (['cache', 'logs', 'uploads'] as $folder) {
            if (!is_dir("$root/data/$folder")) {
                mkdir("$root/data/$folder");
            }
        }
    }

    public function setting(string $name): string
    {
        return $this->env[$name] ?? '';
    }

    public function lock(): string
    {
        return $this->root . '/data/maintenance.lock';
    }

    public function inMaintenance(): bool
    {
        return file_exists($this->lock());
    }

    /** @throws \PDOException when it is not there */
    public function database(): PDO
    {
        return $this->connect('');
    }

    /** Where answers are. */
    public function responses(): PDO
    {
        return $this->connect('RESPONSE_');
    }

    public function log(string $line): void
    {
        file_put_contents($this->root . '/data/logs/errors.log', date('c') . " $line\n", FILE_APPEND);
    }

    private function connect(string $prefix): PDO
    {
        return new PDO(
            'mysql:charset=utf8mb4;host=' . $this->env[$prefix . 'DB_HOST'] . ';port=' . $this->env['DB_PORT']
                . ';dbname=' . $this->env[$prefix . 'DB_NAME'],
            $this->env[$prefix . 'DB_USER'],
            $this->env['DB_PASS'],
            [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]
        );
    }
}
