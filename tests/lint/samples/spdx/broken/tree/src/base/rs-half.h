/* SPDX-FileCopyrightText: The Ringside authors */
